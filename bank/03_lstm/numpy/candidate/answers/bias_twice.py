"""A bias for each kernel."""
# loses: test-candidate-values
# says: the bias is counted twice, once for each kernel; there is one.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh((x_t @ W + b) + (h_prev @ U + b))
