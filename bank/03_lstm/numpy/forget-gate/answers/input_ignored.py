"""Reads the hidden state only."""
# loses: test-forget-gate-values
# says: x_t has no influence; the gate reads the input.


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(h_prev @ U + b)
