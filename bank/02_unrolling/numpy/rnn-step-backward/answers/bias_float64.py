"""Adds up db in an array of zeros, which is float64."""
# loses: test-rnn-step-backward-dtype
# says: db is float64 for float32 inputs


def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
    dz = dh * (1 - h_t**2)
    db = np.zeros(len(U))
    for row in dz:
        db += row
    return dz @ W.T, dz @ U.T, x_t.T @ dz, h_prev.T @ dz, db
