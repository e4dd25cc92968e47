"""Returns what was added, without the start."""
# loses: test-fast-weights-parts
# says: this is what all steps have added; the first matrix belongs to it.


def fast_weights(q, k, v, S):
    y, now = np.empty_like(v), S
    for t in range(q.shape[1]):
        now = now + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], now)
    return y, now - S
