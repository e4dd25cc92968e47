"""Keys and values exchanged."""
# loses: test-linear-attention-values, test-linear-attention-future, test-linear-attention-dtype
# says: queries meet keys, and a value has other numbers


def linear_attention(q, k, v):
    scores = q @ v.swapaxes(1, 2)
    return np.tril(scores) @ k
