"""h and x side by side, W and U one below the other."""
# loses: test-input-gate-values
# says: x_t meets rows of U: h_prev stands before x_t, but W above U. One order for both.


def input_gate(x_t, h_prev, W, U, b):
    return sigmoid(np.hstack([h_prev, x_t]) @ np.vstack([W, U]) + b)
