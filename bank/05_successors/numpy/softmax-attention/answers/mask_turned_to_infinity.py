"""Minus infinity where the mask is True."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the mask is read the other way round; True means that the query may look.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5
    scores = np.where(mask, -np.inf, scores)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
