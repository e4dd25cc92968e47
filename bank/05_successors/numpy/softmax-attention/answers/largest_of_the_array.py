"""One number for all rows."""
# loses: test-softmax-attention-large
# says: Take off the largest score of each row


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
