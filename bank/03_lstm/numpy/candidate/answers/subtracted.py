"""Takes the second product away."""
# loses: test-candidate-values
# says: h_prev @ U is subtracted; add it.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W - h_prev @ U + b)
