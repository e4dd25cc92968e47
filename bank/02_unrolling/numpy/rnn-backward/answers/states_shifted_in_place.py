"""Shifts the states of the caller by one step to have h_prev at hand."""
# loses: test-rnn-backward-arguments
# says: changes states, an argument


def rnn_backward(dstates, x, h0, states, W, U):
    after = states.copy()
    states[:, 1:] = after[:, :-1]
    states[:, 0] = h0
    dx = np.zeros_like(x)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(
            dstates[:, t] + dh, x[:, t], states[:, t], after[:, t], W, U
        )
        dW += dW_t
        dU += dU_t
        db += db_t
    return dx, dh, dW, dU, db
