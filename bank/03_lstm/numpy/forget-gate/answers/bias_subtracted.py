"""A threshold in the place of a bias."""
# loses: test-forget-gate-values
# says: b is subtracted; add it.


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U - b)
