"""Another activation: ReLU."""
# loses: test-rnn-step-values
# says: this is a ReLU; a plain RNN uses tanh.


def rnn_step(x_t, h_prev, W, U, b):
    return np.maximum(x_t @ W + h_prev @ U + b, 0)
