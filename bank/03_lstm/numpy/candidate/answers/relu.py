"""Another activation."""
# loses: test-candidate-values
# says: this is a ReLU; the candidate is a tanh.


def candidate(x_t, h_prev, W, U, b):
    return np.maximum(x_t @ W + h_prev @ U + b, 0)
