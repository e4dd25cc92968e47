"""A mask of ones in float64."""
# loses: test-linear-attention-dtype
# says: gives float64


def linear_attention(q, k, v):
    T = q.shape[1]
    scores = q @ k.swapaxes(1, 2) * np.tril(np.ones((T, T)))
    return scores @ v
