"""Scores between -50 and 50."""
# loses: test-softmax-attention-large
# says: the scores are cut off, so that large ones become equal; take off the largest of the row.


def softmax_attention(q, k, v, mask):
    scores = np.clip(q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5, -50, 50)
    weights = np.exp(scores) * mask
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
