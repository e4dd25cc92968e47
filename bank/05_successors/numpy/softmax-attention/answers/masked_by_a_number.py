"""A masked score becomes -10,000, which is not always the smallest."""
# loses: test-softmax-attention-large
# says: Minus infinity is not


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5
    scores = np.where(mask, scores, -1e4)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
