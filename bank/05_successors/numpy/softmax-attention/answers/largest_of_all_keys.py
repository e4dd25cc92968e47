"""Takes off the largest score, hidden ones too."""
# loses: test-softmax-attention-large
# says: of those that the mask allows


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    weights = np.exp(scores - scores.max(axis=-1, keepdims=True)) * mask
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
