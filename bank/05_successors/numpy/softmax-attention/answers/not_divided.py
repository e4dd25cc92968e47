"""Exponentials as they are."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the weights are not divided by their sum.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights @ v
