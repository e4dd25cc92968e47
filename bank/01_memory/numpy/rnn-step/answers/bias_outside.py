"""The bias is added outside the tanh."""
# loses: test-rnn-step-values
# says: the bias is added after the tanh; it belongs inside, to the sum.


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U) + b
