"""Collects in arrays of zeros, which are float64."""
# loses: test-lstm-backward-dtype
# says: gives float64


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    dx = np.zeros(x.shape)
    dW, dU, db = np.zeros(W.shape), np.zeros(U.shape), np.zeros(b.shape)
    dh, dc = np.zeros(h0.shape), np.zeros(c0.shape)
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[:, t - 1], cells[:, t - 1]) if t > 0 else (h0, c0)
        dh_t, dc_t = dstates[:, t] + dh, dc
        dx[:, t], dh, dc, dW_t, dU_t, db_t = lstm_step_backward(dh_t, dc_t, x[:, t], h_prev, c_prev, W, U, b)
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dc, dW, dU, db
