"""A threshold in the place of a bias."""
# loses: test-input-gate-values
# says: b is subtracted; add it.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U - b)
