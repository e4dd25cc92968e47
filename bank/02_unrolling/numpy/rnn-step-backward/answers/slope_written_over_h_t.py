"""Makes the slope in place of h_t."""
# loses: test-rnn-step-backward-arguments
# says: changes h_t, an argument


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    h_t *= h_t
    dz = dh * (1 - h_t)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
