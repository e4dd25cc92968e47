"""Gives the state after the step as the state before it."""
# loses: test-rnn-backward-weights
# says: h_prev is one step late: the state before step t is states[:, t - 1].


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t]
        dh = dstates[:, t] + dh
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dW, dU, db
