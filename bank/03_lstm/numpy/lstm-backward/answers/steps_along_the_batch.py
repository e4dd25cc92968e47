"""Walks along axis 0."""
# loses: test-lstm-backward-inputs, test-lstm-backward-start, test-lstm-backward-weights, test-lstm-backward-dtype
# says: time is axis 1


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    dh, dc = np.zeros_like(h0), np.zeros_like(c0)
    for t in reversed(range(x.shape[1])):
        h_prev, c_prev = (states[t - 1], cells[t - 1]) if t > 0 else (h0, c0)
        grads = lstm_step_backward(dstates[t] + dh, dc, x[t], h_prev, c_prev, W, U, b)
        dx[t], dh, dc = grads[:3]
        dW, dU, db = dW + grads[3], dU + grads[4], db + grads[5]
    return dx, dh, dc, dW, dU, db
