"""Collects in arrays of float64."""
# loses: test-rnn-step-backward-dtype
# says: dx is float64 for float32 inputs


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dx, dh_prev = np.zeros(x_t.shape), np.zeros(h_prev.shape)
    dW, dU, db = np.zeros(W.shape), np.zeros(U.shape), np.zeros(len(U))
    dz = dh * (1 - h_t**2)
    dx += dz @ W.T
    dh_prev += dz @ U.T
    dW += x_t.T @ dz
    dU += h_prev.T @ dz
    db += dz.sum(axis=0)
    return dx, dh_prev, dW, dU, db
