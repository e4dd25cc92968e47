"""Takes the tanh of h_t, which is a tanh already."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: h_t is already the tanh; the slope is 1 - h_t**2, not 1 - tanh(h_t)**2.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - np.tanh(h_t) ** 2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
