"""Reads the hidden state only."""
# loses: test-output-gate-values
# says: x_t has no influence; the gate reads the input.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(h_prev @ U + b)
