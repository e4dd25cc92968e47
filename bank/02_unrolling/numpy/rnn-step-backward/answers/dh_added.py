"""Adds dh, as if the state were handed on unchanged beside the tanh."""
# loses: test-rnn-step-backward-inputs
# says: dh itself is in it: there is no way from h_prev to h_t around the tanh.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U.T + dh, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
