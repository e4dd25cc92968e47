"""The diagonal is cut off too."""
# loses: test-linear-attention-values, test-linear-attention-future
# says: a step does not see its own pair; s = t counts.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    return np.tril(scores, -1) @ v
