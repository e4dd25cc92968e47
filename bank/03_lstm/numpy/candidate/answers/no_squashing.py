"""The sum, not squashed."""
# loses: test-candidate-values
# says: this is the sum itself; the tanh is missing.


def candidate(x_t, h_prev, W, U, b):
    return x_t @ W + h_prev @ U + b
