"""+= on a slice of dstates changes the caller's array."""
# loses: test-lstm-backward-dtype
# says: changes dstates


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    dx = np.zeros_like(x)
    dW, dU, db, dc = 0, 0, 0, np.zeros_like(c0)
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[:, t - 1], cells[:, t - 1]) if t > 0 else (h0, c0)
        dx[:, t], dh, dc, dW_t, dU_t, db_t = lstm_step_backward(dstates[:, t], dc, x[:, t], h_prev, c_prev, W, U, b)
        if t > 0:
            dstates[:, t - 1] += dh
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dc, dW, dU, db
