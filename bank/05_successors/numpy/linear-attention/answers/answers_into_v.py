"""Writes the answers over the values."""
# loses: test-linear-attention-dtype
# says: changes v, an argument


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    v[:] = np.tril(scores) @ v
    return v
