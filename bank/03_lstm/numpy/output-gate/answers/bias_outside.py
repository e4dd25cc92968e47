"""Adds the bias after the sigmoid."""
# loses: test-output-gate-values
# says: b is added after the sigmoid; it belongs inside.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U) + b
