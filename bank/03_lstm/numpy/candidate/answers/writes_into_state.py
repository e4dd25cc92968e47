"""Saves an array by adding to h_prev."""
# loses: test-candidate-dtype
# says: changes h_prev


def candidate(x_t, h_prev, W, U, b):
    h_prev[:] = x_t @ W + h_prev @ U + b
    return np.tanh(h_prev)
