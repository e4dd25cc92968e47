"""One answer for the sequence."""
# loses: test-linear-attention-values, test-linear-attention-future
# says: is an array of shape (2, 5)


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    return (np.tril(scores) @ v)[:, -1]
