"""One example at a time."""
# loses: nothing


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dx, dh_prev = np.empty_like(x_t), np.empty_like(h_prev)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(h_t[0])
    for n in range(len(dh)):
        dz = dh[n] - dh[n] * h_t[n] * h_t[n]
        dx[n], dh_prev[n] = W @ dz, U @ dz
        dW += np.outer(x_t[n], dz)
        dU += np.outer(h_prev[n], dz)
        db += dz
    return dx, dh_prev, dW, dU, db
