"""tanh of each term instead of the sum."""
# loses: test-rnn-step-values
# says: apply it once, to the


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W) + np.tanh(h_prev @ U) + np.tanh(b)
