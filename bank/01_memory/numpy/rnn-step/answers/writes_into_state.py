"""Saves an array by writing the new state over the old one."""
# loses: test-rnn-step-arguments
# says: Make a new array


def rnn_step(x_t, h_prev, W, U, b):
    h_prev[:] = np.tanh(x_t @ W + h_prev @ U + b)
    return h_prev
