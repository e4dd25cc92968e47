"""+= on a slice of dstates changes the caller's array."""
# loses: test-rnn-backward-arguments
# says: changes dstates


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros_like(x)
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(dstates[:, t], x[:, t], h_prev, states[:, t], W, U)
        if t > 0:
            dstates[:, t - 1] += dh
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
