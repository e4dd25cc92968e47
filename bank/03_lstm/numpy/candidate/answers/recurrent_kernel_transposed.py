"""U is square, so no shape tells that it is transposed."""
# loses: test-candidate-values
# says: U is transposed: with one example a row it is h_prev @ U.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U.T + b)
