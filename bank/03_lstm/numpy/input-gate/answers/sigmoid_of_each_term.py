"""Squashes each term."""
# loses: test-input-gate-values
# says: the sigmoid is applied to each term; apply it once, to the sum.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W) + sigmoid(h_prev @ U) + sigmoid(b)
