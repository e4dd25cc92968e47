"""Reads the input only."""
# loses: test-input-gate-values
# says: h_prev has no influence; what to let in depends on what came before.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + b)
