"""tanh of each term instead of the sum."""
# loses: test-rnn-step-values
# says: tanh is applied to each term; apply it once, to the sum.


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W) + np.tanh(h_prev @ U) + np.tanh(b)
