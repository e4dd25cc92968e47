"""The slope of another activation."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: h (1 - h) is the slope of a sigmoid; that of tanh is 1 - h**2.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * h_t * (1 - h_t)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
