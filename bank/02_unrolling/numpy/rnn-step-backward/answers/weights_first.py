"""Returns the five arrays in another order."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: dx is an array of shape (3, 4)


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0), dz @ W.T, dz @ U.T
