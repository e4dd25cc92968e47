"""Weights that add up to 1."""
# loses: test-linear-attention-values
# says: the scores are divided by their sum; here they are used as they are.


def linear_attention(q, k, v):
    scores = np.tril(q @ k.swapaxes(1, 2))
    return scores / scores.sum(axis=-1, keepdims=True) @ v
