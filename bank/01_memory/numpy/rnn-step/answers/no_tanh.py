"""The tanh is missing."""
# loses: test-rnn-step-values
# says: the tanh is missing.


def rnn_step(x_t, h_prev, W, U, b):
    return x_t @ W + h_prev @ U + b
