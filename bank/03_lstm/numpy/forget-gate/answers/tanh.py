"""Squashes with tanh, like a plain RNN."""
# loses: test-forget-gate-values
# says: this is a tanh; a gate is a sigmoid, so that it lies between 0 and 1.


def forget_gate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U + b)
