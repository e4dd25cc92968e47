"""The wrong activation."""
# loses: test-rnn-step-values
# says: this is a sigmoid; a plain RNN uses tanh.


def rnn_step(x_t, h_prev, W, U, b):
    return 1 / (1 + np.exp(-(x_t @ W + h_prev @ U + b)))
