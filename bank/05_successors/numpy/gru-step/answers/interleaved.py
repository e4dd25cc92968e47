"""Takes every third column."""
# loses: test-gru-step-before, test-gru-step-after
# says: the units are taken as interleaved: a block is H columns side by side, not every third column.


def gru_step(x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = b if after else (b, np.zeros_like(b))
    x_z, x_r, x_h = (x_t @ W + b_x).reshape(len(x_t), -1, 3).transpose(2, 0, 1)
    U_z, U_r, U_h = U.reshape(len(U), -1, 3).transpose(2, 0, 1)
    b_z, b_r, b_h = b_h.reshape(-1, 3).T
    z_t = sigmoid(x_z + h_prev @ U_z + b_z)
    r_t = sigmoid(x_r + h_prev @ U_r + b_r)
    if after:
        h_tilde = np.tanh(x_h + r_t * (h_prev @ U_h + b_h))
    else:
        h_tilde = np.tanh(x_h + (r_t * h_prev) @ U_h)
    return z_t * h_prev + (1 - z_t) * h_tilde
