"""The slope at the state before."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: the slope belongs to h_t, what the tanh returned, not to h_prev.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_prev**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
