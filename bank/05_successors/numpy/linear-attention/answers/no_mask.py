"""All steps see all."""
# loses: test-linear-attention-values, test-linear-attention-future
# says: no step may see a later one: the scores with s > t are 0.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    return scores @ v
