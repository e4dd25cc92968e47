"""The sum, not squashed."""
# loses: test-forget-gate-values
# says: this is the sum itself; the sigmoid is missing.


def forget_gate(x_t, h_prev, W, U, b):
    return x_t @ W + h_prev @ U + b
