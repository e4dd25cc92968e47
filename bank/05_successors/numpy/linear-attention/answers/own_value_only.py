"""The value of the step itself, times its score."""
# loses: test-linear-attention-values
# says: only the step's own pair counts; those before it count as well.


def linear_attention(q, k, v):
    return (q * k).sum(axis=-1, keepdims=True) * v
