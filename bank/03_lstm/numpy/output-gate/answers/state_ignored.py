"""Reads the input only."""
# loses: test-output-gate-values
# says: h_prev has no influence; the gate reads the hidden state too.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + b)
