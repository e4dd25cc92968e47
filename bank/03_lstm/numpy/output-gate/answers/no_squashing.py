"""The sum itself."""
# loses: test-output-gate-values
# says: this is the sum itself; the sigmoid is missing.


def output_gate(x_t, h_prev, W, U, b):
    return x_t @ W + h_prev @ U + b
