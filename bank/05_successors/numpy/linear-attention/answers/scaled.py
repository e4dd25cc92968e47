"""Divided by the root of K."""
# loses: test-linear-attention-values
# says: the scores are divided by the root of K; here they stay as they are.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2) / q.shape[-1] ** 0.5
    return np.tril(scores) @ v
