"""Each step for itself."""
# loses: test-gru-backward-inputs, test-gru-backward-start, test-gru-backward-weights
# says: nothing travels from step to step: add dh_prev of the step after.


def gru_backward(dstates, x, h0, states, W, U, b):
    dx = np.zeros_like(x)
    dh = np.zeros_like(h0)  # nothing comes back from after the last step
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        grads = gru_step_backward(dstates[:, t], x[:, t], h_prev, W, U, b)
        dx[:, t], dh, dW_t, dU_t, db_t = grads
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, dh, dW, dU, db
