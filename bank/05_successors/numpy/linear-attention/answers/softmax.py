"""A softmax over the steps so far."""
# loses: test-linear-attention-values
# says: the scores go through a softmax; here they are used as they are.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    scores = np.where(np.tril(np.ones_like(scores)) > 0, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True) @ v
