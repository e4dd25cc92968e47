"""U is square, so no shape tells that it is transposed."""
# loses: test-output-gate-values
# says: U is transposed: with one example a row it is h_prev @ U.


def output_gate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U.T + b)
