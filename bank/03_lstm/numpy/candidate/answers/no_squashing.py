"""The sum, not squashed."""
# loses: test-candidate-values
# says: this is the sum itself


def candidate(x_t, h_prev, W, U, b):
    return x_t @ W + h_prev @ U + b
