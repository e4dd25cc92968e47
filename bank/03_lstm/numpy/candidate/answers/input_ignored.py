"""Reads the hidden state only."""
# loses: test-candidate-values
# says: x_t has no influence; the candidate reads the input.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(h_prev @ U + b)
