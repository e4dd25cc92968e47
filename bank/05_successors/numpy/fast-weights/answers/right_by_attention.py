"""With the earlier function."""
# loses: nothing


def fast_weights(q, k, v, S):
    return linear_attention(q, k, v) + q @ S, S + k.swapaxes(1, 2) @ v
