"""db sums dh."""
# loses: test-rnn-step-backward-weights
# says: this sums dh; b went through the tanh like everything else, so sum dz.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dh.sum(axis=0)
