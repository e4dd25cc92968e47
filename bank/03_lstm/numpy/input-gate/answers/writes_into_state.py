"""Saves an array by adding to h_prev."""
# loses: test-input-gate-dtype
# says: changes h_prev


def input_gate(x_t, h_prev, W, U, b):
    h_prev[:] = x_t @ W + h_prev @ U + b
    return sigmoid(h_prev)
