"""The bias is forgotten."""
# loses: test-candidate-values
# says: the bias b is left out.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U)
