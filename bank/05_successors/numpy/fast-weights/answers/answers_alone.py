"""Returns the answers only."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: returns two arrays: y, S.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y
