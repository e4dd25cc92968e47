"""Reads the matrix of the step before."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: each query reads the matrix before its own step has written; it is q_t S_t.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
        S = S + k[:, t, :, None] * v[:, t, None, :]
    return y, S
