"""The walk begins at the last step but one."""
# loses: test-rnn-backward-inputs, test-rnn-backward-start, test-rnn-backward-weights
# says: the walk begins before the last step; dx[:, -1] is not worked out.


def rnn_backward(dstates, x, h0, states, W, U):
    dx = np.zeros_like(x)
    dh, dW, dU, db = 0, 0, 0, 0  # nothing comes back from after the last step
    for t in reversed(range(x.shape[1] - 1)):
        h_prev = states[:, t - 1] if t > 0 else h0
        dx[:, t], dh, dW_t, dU_t, db_t = rnn_step_backward(
            dstates[:, t] + dh, x[:, t], h_prev, states[:, t], W, U
        )
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
