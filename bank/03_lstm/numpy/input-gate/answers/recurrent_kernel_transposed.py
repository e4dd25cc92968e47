"""h_prev meets the transpose of U."""
# loses: test-input-gate-values
# says: U is transposed: with one example a row it is h_prev @ U.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U.T + b)
