"""Written for columns: W @ x_t."""
# loses: test-rnn-step-values, test-rnn-step-dtype, test-rnn-step-arguments
# says: The matrix products that fit


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(W @ x_t + U @ h_prev + b)
