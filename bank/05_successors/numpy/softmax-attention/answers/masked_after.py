"""Hides weights that already add up to 1."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the weights are hidden after the division: those that are left add up to less than 1.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights * mask @ v
