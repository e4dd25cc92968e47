"""The tanh is forgotten on the way back."""
# loses: test-rnn-step-backward-inputs, test-rnn-step-backward-weights
# says: the slope of the tanh is missing; dh has to pass the tanh before it reaches anything else.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
