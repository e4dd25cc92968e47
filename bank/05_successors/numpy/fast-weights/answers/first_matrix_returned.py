"""Returns the matrix that came in."""
# loses: test-fast-weights-parts
# says: this is the matrix before the first step; return the one after the last.


def fast_weights(q, k, v, S):
    y, now = np.empty_like(v), S
    for t in range(q.shape[1]):
        now = now + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], now)
    return y, S.copy()
