"""Writes into W on the way."""
# loses: test-rnn-step-arguments
# says: changes W, an argument


def rnn_step(x_t, h_prev, W, U, b):
    W *= 1.0 / 2
    z = 2 * (x_t @ W)
    return np.tanh(z + h_prev @ U + b)
