"""Undoes the tanh by dividing."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: dh is divided by the slope of the tanh; it should be multiplied.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh / (1 - h_t**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
