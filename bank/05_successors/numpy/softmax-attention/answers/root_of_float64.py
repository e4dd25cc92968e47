"""np.sqrt makes a number of float64."""
# loses: test-softmax-attention-dtype
# says: gives float64


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / np.sqrt(k.shape[-1])
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
