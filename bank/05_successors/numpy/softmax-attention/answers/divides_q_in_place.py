"""Scales the queries where they stand."""
# loses: test-softmax-attention-dtype
# says: changes q, an argument


def softmax_attention(q, k, v, mask):
    q /= q.shape[-1] ** 0.5
    scores = q @ k.swapaxes(1, 2)
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
