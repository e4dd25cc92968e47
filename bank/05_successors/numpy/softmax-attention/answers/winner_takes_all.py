"""Only the largest score counts."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: only the value with the largest score counts; the others have their weights as well.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, -np.inf)
    weights = (scores == scores.max(axis=-1, keepdims=True)).astype(q.dtype)
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
