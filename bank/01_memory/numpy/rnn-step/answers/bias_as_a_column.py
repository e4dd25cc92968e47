"""Makes a column of the bias."""
# loses: test-rnn-step-arguments, test-rnn-step-dtype, test-rnn-step-values
# says: b is added to each row


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U + b[:, None])
