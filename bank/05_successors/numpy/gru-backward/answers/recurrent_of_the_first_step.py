"""The recurrent kernel is overwritten."""
# loses: test-gru-backward-weights
# says: the recurrent kernel has the share of the first step only.


def gru_backward(dstates, x, h0, states, W, U, b):
    dx = np.zeros_like(x)
    dh = np.zeros_like(h0)  # nothing comes back from after the last step
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        grads = gru_step_backward(dstates[:, t] + dh, x[:, t], h_prev, W, U, b)
        dx[:, t], dh, dW_t, dU_t, db_t = grads
        dW, dU, db = dW + dW_t, dU_t, db + db_t
    return dx, dh, dW, dU, db
