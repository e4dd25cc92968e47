"""* in the place of @."""
# loses: test-rnn-step-arguments, test-rnn-step-dtype, test-rnn-step-values
# says: The matrix products that fit


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t * W + h_prev * U + b)
