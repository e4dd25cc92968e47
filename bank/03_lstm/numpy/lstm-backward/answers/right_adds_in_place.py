"""Makes room for the sums first, and adds to it step by step."""
# loses: nothing


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    dh, dc = np.zeros_like(h0), np.zeros_like(c0)
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[:, t - 1], cells[:, t - 1]) if t > 0 else (h0, c0)
        dh_t, dc_t = dstates[:, t] + dh, dc
        dx[:, t], dh, dc, dW_t, dU_t, db_t = lstm_step_backward(dh_t, dc_t, x[:, t], h_prev, c_prev, W, U, b)
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dc, dW, dU, db
