"""Starts from dstates[:, -1], and adds it again at the last step."""
# loses: test-rnn-backward-inputs, test-rnn-backward-start, test-rnn-backward-weights
# says: the last entry of dstates counts twice: nothing comes back from after the last step, so start from 0.


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = dstates[:, -1]
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(
            dstates[:, t] + dh, x[:, t], h_prev, states[:, t], W, U
        )
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dW, dU, db
