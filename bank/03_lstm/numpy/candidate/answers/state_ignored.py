"""Reads the input only."""
# loses: test-candidate-values
# says: h_prev has no influence; the candidate reads the hidden state too.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + b)
