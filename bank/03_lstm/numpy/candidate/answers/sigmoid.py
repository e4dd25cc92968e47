"""A sigmoid, like the gates."""
# loses: test-candidate-values
# says: this is a sigmoid, like the gates; the candidate is a tanh, so that it can be negative.


def candidate(x_t, h_prev, W, U, b):
    return sigmoid(x_t @ W + h_prev @ U + b)
