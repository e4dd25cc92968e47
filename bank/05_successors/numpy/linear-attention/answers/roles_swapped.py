"""Keys ask, queries answer."""
# loses: test-linear-attention-values
# says: queries and keys have changed their parts: row t belongs to query t.


def linear_attention(q, k, v):
    scores = k @ q.swapaxes(1, 2)
    return np.tril(scores) @ v
