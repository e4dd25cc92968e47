"""Step by step, a slice of the past each time."""
# loses: nothing


def linear_attention(q, k, v):
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        scores = (k[:, : t + 1] * q[:, t : t + 1]).sum(axis=-1)
        y[:, t] = (scores[..., None] * v[:, : t + 1]).sum(axis=1)
    return y
