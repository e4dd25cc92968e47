"""One step short."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: the answer of the last step is missing; there are T of them.


def fast_weights(q, k, v, S):
    y = np.zeros_like(v)
    for t in range(q.shape[1] - 1):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
