"""Collects dx in the order of the walk, last step first."""
# loses: test-lstm-backward-inputs
# says: its steps are in reverse: dx[:, 0] belongs to the first step, though it is worked out last.


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    dxs = []
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    dh, dc = np.zeros_like(h0), np.zeros_like(c0)
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[:, t - 1], cells[:, t - 1]) if t > 0 else (h0, c0)
        dh_t, dc_t = dstates[:, t] + dh, dc
        dx_t, dh, dc, dW_t, dU_t, db_t = lstm_step_backward(dh_t, dc_t, x[:, t], h_prev, c_prev, W, U, b)
        dxs.append(dx_t)
        dW += dW_t
        dU += dU_t
        db += db_t
    return np.stack(dxs, axis=1), dh, dc, dW, dU, db
