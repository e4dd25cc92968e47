"""The outer product the other way round."""
# loses: test-fast-weights-answers, test-fast-weights-parts, test-fast-weights-dtype
# says: rows of S belong to the K numbers of a key


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + v[:, t, :, None] * k[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
