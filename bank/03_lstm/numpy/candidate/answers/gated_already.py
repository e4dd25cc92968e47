"""Multiplied by a gate of the same weights."""
# loses: test-candidate-values
# says: the candidate is multiplied by a sigmoid already; that comes in the next exercise, with a gate of other weights.


def candidate(x_t, h_prev, W, U, b):
    z = x_t @ W + h_prev @ U + b
    return sigmoid(z) * np.tanh(z)
