"""Fades what was there."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: the matrix is halved before each step; here nothing fades.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S / 2 + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
