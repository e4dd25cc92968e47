"""The kernel stands before the input, as in a textbook with columns."""
# loses: test-candidate-values, test-candidate-dtype
# says: mind the order of the factors, x_t @ W and h_prev @ U.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(W @ x_t + U @ h_prev + b)
