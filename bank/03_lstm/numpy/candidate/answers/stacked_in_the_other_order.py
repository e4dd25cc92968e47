"""h and x side by side, W and U one below the other."""
# loses: test-candidate-values
# says: x_t meets rows of U: h_prev stands before x_t, but W above U. One order for both.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(np.hstack([h_prev, x_t]) @ np.vstack([W, U]) + b)
