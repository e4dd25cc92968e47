"""Reshapes (T, B, D) into (B, T, D) instead of swapping the axes."""
# loses: test-rnn-backward-inputs
# says: batch and time are mixed up: reshape does not swap axes.


def rnn_backward(dstates, x, h0, states, W, U):
    dxs = np.zeros((x.shape[1], x.shape[0], x.shape[2]), x.dtype)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    dh = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        dh = dstates[:, t] + dh
        dxs[t], dh, dW_t, dU_t, db_t = rnn_step_backward(dh, x[:, t], h_prev, states[:, t], W, U)
        dW += dW_t
        dU += dU_t
        db += db_t
    return dxs.reshape(x.shape), dh, dW, dU, db
