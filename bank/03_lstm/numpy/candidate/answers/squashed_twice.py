"""The tanh of a sigmoid."""
# loses: test-candidate-values
# says: this is the tanh of a sigmoid; take the tanh of the sum.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(sigmoid(x_t @ W + h_prev @ U + b))
