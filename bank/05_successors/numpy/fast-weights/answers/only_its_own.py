"""The matrix holds the step's own pair."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: the matrix is overwritten in each step; what a step writes is added to it.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
