"""Squashes each term on its own."""
# loses: test-forget-gate-values
# says: applied to each term


def forget_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W) + sigmoid(h_prev @ U) + sigmoid(b)
