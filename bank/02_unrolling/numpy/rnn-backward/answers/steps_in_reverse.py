"""Collects dx in the order of the walk, last step first."""
# loses: test-rnn-backward-inputs
# says: its steps are in reverse: dx[:, 0] belongs to the first step, though it is worked out last.


def rnn_backward(dstates, x, h0, states, W, U):
    dxs = []
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dh = dstates[:, t] + dh
        dx_t, dh, dW_t, dU_t, db_t = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dxs.append(dx_t)
        dW += dW_t
        dU += dU_t
        db += db_t
    return np.stack(dxs, axis=1), dh, dW, dU, db
