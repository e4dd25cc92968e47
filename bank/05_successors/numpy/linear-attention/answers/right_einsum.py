"""With einsum and a mask of its own dtype."""
# loses: nothing


def linear_attention(q, k, v):
    T = q.shape[1]
    scores = np.einsum("btk,bsk->bts", q, k)
    scores[:, np.arange(T)[:, None] < np.arange(T)] = 0
    return np.einsum("bts,bsv->btv", scores, v)
