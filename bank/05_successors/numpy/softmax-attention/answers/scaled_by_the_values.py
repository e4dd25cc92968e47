"""Divided by the root of V."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the scores are divided by the root of V; it is that of K, the numbers of a key.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / v.shape[-1] ** 0.5
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
