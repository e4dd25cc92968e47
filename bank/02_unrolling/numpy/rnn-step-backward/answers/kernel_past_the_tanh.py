"""W is given the gradient of h_t instead of that before the tanh."""
# loses: test-rnn-step-backward-weights
# says: this is x_t.T @ dh; W stands inside the tanh, so x_t goes with dz.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    dx = dz @ W.T
    dh_prev = dz @ U.T
    dW = x_t.T @ dh
    dU = h_prev.T @ dz
    db = dz.sum(axis=0)
    return dx, dh_prev, dW, dU, db
