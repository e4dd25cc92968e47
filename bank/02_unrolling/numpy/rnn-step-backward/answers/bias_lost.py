"""Works the sum out again for the slope, without the bias, which is not among the arguments."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: the slope is taken from a new sum, and b is not in it; take it from h_t, which has everything.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - np.tanh(x_t @ W + h_prev @ U) ** 2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
