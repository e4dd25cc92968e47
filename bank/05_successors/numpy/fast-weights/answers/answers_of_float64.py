"""An array of zeros in float64."""
# loses: test-fast-weights-dtype
# says: gives float64


def fast_weights(q, k, v, S):
    y = np.zeros(v.shape)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
