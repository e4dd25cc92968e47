"""The upper triangle."""
# loses: test-linear-attention-values, test-linear-attention-future
# says: each step sees itself and what comes later: the mask is turned around.


def linear_attention(q, k, v):
    scores = q @ k.swapaxes(1, 2)
    return np.triu(scores) @ v
