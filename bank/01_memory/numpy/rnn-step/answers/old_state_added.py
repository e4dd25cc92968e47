"""The old state is added to the new one."""
# loses: test-rnn-step-values
# says: h_prev is added once more outside the tanh; it comes in through U only.


def rnn_step(x_t, h_prev, W, U, b):
    return h_prev + np.tanh(x_t @ W + h_prev @ U + b)
