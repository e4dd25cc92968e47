"""Exponentials of the scores themselves."""
# loses: test-softmax-attention-large
# says: gives NaN or infinity for large scores


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    weights = np.exp(scores) * mask
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
