"""The scores of all examples added."""
# loses: test-linear-attention-values
# says: the scores of different examples are added up; each example has its own.


def linear_attention(q, k, v):
    scores = np.einsum("btk,bsk->ts", q, k)
    return np.tril(scores) @ v
