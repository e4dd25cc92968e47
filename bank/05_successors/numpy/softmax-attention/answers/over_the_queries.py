"""The weights of a key add up to 1."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the weights add up to 1 over the queries; they do over the keys, the last axis.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, -1e30)
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    weights = weights / weights.sum(axis=1, keepdims=True)
    return weights @ v
