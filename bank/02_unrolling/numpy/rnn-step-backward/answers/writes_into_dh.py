"""Saves an array by turning dh into dz."""
# loses: test-rnn-step-backward-arguments
# says: changes dh


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dh *= 1 - h_t**2
    return dh @ W.T, dh @ U.T, x_t.T @ dh, h_prev.T @ dh, dh.sum(axis=0)
