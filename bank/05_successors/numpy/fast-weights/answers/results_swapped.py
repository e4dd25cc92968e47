"""The matrix first."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: is an array of shape (2, 3, 5)


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return S, y
