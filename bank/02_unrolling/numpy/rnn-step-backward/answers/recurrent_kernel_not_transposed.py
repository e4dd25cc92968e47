"""U is square, so no shape tells that its transpose is missing."""
# loses: test-rnn-step-backward-inputs
# says: U is not transposed: forward it is h_prev @ U, so the way back is through U.T.


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    return dz @ W.T, dz @ U, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
