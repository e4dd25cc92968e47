"""Each step overwrites the matrix."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: each step begins from the first matrix; it adds to that of the step before.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        now = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], now)
    return y, now
