"""Masks as for a softmax."""
# loses: test-linear-attention-values, test-linear-attention-future
# says: the masked scores are large negative numbers; without a softmax they have to be 0.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    allowed = np.tril(np.ones_like(scores)) > 0
    return np.where(allowed, scores, -1000) @ v
