"""1 - h instead of 1 - h squared."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: the slope of the tanh is 1 - h_t**2; the square is missing.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
