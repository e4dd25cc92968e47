"""The delta rule."""
# loses: test-fast-weights-answers, test-fast-weights-parts
# says: what the key finds already is taken off first, which is the delta rule; here the pair is added as it is.


def fast_weights(q, k, v, S):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        found = np.einsum("bk,bkv->bv", k[:, t], S)
        S = S + k[:, t, :, None] * (v[:, t] - found)[:, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
