"""Hidden scores are 0."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: hidden scores are set to 0, and e to the 0 is 1; their weight has to be 0.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, 0)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
