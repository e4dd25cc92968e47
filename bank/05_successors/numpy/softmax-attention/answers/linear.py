"""The scores themselves, and no exponentials."""
# loses: test-softmax-attention-values, test-softmax-attention-large
# says: the scores are used as they are; take their exponentials first.


def softmax_attention(q, k, v, mask):
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5

    scores = np.where(mask, scores, 0)
    return scores @ v
