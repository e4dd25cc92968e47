"""k.T turns the batch as well."""
# loses: test-linear-attention-values, test-linear-attention-future, test-linear-attention-dtype
# says: k.T turns the batch as well


def linear_attention(q, k, v):
    return np.tril(q @ k.T) @ v
