"""Reads the input only."""
# loses: test-forget-gate-values
# says: h_prev has no influence; the gate reads the hidden state too.


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + b)
