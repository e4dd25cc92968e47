"""A running sum of outer products."""
# loses: nothing


def linear_attention(q, k, v):
    S = np.cumsum(k[..., None] * v[:, :, None], axis=1)
    return np.einsum("btk,btkv->btv", q, S)
