"""2 sigmoid(z) - 1."""
# loses: test-candidate-values
# says: this is tanh(z / 2); 2 * sigmoid(z) - 1 is not tanh(z), 2 * sigmoid(2 * z) - 1 is.


def candidate(x_t, h_prev, W, U, b):
    return 2 * sigmoid(x_t @ W + h_prev @ U + b) - 1
