"""Sends dh instead of dz back to the state."""
# loses: test-rnn-step-backward-inputs
# says: dh goes through U without the slope of the tanh; use dz here too.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dh @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
