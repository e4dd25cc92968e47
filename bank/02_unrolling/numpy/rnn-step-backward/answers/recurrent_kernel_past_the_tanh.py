"""U is given the gradient of h_t instead of that before the tanh."""
# loses: test-rnn-step-backward-weights
# says: this is h_prev.T @ dh; U stands inside the tanh, so h_prev goes with dz.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    dx = dz @ W.T
    dh_prev = dz @ U.T
    dW = x_t.T @ dz
    dU = h_prev.T @ dh
    db = dz.sum(axis=0)
    return dx, dh_prev, dW, dU, db
