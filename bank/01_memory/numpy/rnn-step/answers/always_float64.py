"""Collects the sum in an array of float64."""
# loses: test-rnn-step-dtype
# says: for float32 inputs; it should keep their dtype


def rnn_step(x_t, h_prev, W, U, b):
    z = np.zeros(h_prev.shape)
    z += x_t @ W
    z += h_prev @ U
    z += b
    return np.tanh(z)
