"""Keys ask, queries answer."""
# loses: test-softmax-attention-values, test-softmax-attention-large, test-softmax-attention-dtype
# says: a row of scores and of the mask belongs to a query


def softmax_attention(q, k, v, mask):
    scores = k @ q.swapaxes(1, 2) / k.shape[-1] ** 0.5
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
