"""The mean and not the sum."""
# loses: test-linear-attention-values
# says: this is the mean over the steps so far; it is their sum.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    steps = np.arange(1, q.shape[1] + 1, dtype=q.dtype)
    return np.tril(scores) @ v / steps[:, None]
