"""Begins from zeros."""
# loses: test-fast-weights-parts
# says: the matrix before the first step is not used; the first one is S plus the first outer product.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    S = np.zeros_like(S)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
