"""dU from the state after the step."""
# loses: test-rnn-step-backward-weights
# says: pair dz with h_prev, which U multiplied, not with h_t.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_t.T @ dz, dz.sum(axis=0)
