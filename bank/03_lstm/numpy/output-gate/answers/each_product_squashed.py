"""Squashes the two products and adds the bias."""
# loses: test-output-gate-values
# says: the sigmoid is applied to each product; apply it once, to the whole sum.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W) + sigmoid(h_prev @ U) + b
