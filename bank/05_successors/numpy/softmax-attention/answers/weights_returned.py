"""Returns the weights."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: is an array of shape (2, 7, 6)


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)
