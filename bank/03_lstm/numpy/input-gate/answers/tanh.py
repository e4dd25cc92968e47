"""Squashes with tanh, like a plain RNN."""
# loses: test-input-gate-values
# says: this is a tanh, which may be negative; a gate is a sigmoid.


def input_gate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U + b)
