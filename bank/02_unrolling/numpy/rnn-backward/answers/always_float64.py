"""Collects in arrays of zeros, which are float64."""
# loses: test-rnn-backward-dtype
# says: dx is float64 for float32 inputs


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros(x.shape)
    dW, dU, db = np.zeros(W.shape), np.zeros(U.shape), np.zeros(len(U))
    dh = np.zeros(h0.shape)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dh = dstates[:, t] + dh
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dW, dU, db
