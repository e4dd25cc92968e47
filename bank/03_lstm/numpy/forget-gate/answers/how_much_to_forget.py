"""Reads the name as the part to forget."""
# loses: test-forget-gate-values
# says: this is 1 - f_t. In spite of its name the gate says how much to keep.


def forget_gate(x_t, h_prev, W, U, b):
    return 1 - sigmoid(x_t @ W + h_prev @ U + b)
