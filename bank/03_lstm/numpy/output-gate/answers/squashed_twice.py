"""The sigmoid of a sigmoid."""
# loses: test-output-gate-values
# says: the sigmoid is taken twice.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(sigmoid(x_t @ W + h_prev @ U + b))
