"""Without the root of K."""
# loses: test-softmax-attention-values
# says: the scores are not divided by the root of K.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2)
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
