"""Returns the gradient at h_1 as dh0."""
# loses: test-rnn-backward-start
# says: this is the gradient at h_1; dh0 is what is left after the first step, its dh_prev.


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dh = dstates[:, t] + dh
        dx[:, t], dh_prev, dW_t, dU_t, db_t = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dh0 = dh
        dh = dh_prev
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh0, dW, dU, db
