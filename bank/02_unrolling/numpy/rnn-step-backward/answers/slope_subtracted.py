"""The slope is subtracted in the place of a factor."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: dz is dh times the slope 1 - h_t**2; here h_t**2 is subtracted from dh.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh - h_t**2
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
