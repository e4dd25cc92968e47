"""Writes with queries, reads with keys."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: queries and keys have changed their parts: keys write, queries read.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + q[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", k[:, t], S)
    return y, S
