"""The bias is forgotten."""
# loses: test-rnn-step-values
# says: the bias b is left out.


def rnn_step(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U)
