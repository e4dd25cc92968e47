"""dh0 is what arrives at h_1."""
# loses: test-gru-backward-start
# says: this is the gradient at h_1; the last dh_prev belongs to h0.


def gru_backward(dstates, x, h0, states, W, U, b):
    dx = np.zeros_like(x)
    dh = np.zeros_like(h0)  # nothing comes back from after the last step
    dW, dU, db = 0, 0, 0
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t > 0 else h0
        arrived = dstates[:, t] + dh
        grads = gru_step_backward(dstates[:, t] + dh, x[:, t], h_prev, W, U, b)
        dx[:, t], dh, dW_t, dU_t, db_t = grads
        dW, dU, db = dW + dW_t, dU + dU_t, db + db_t
    return dx, arrived, dW, dU, db
