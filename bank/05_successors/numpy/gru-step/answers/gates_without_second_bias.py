"""The second row of the bias is read for the candidate only."""
# loses: test-gru-step-after
# says: row 1 of the bias is left out of the gates; it has three blocks as well.


def gru_step(x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = b if after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + b_x, 3, axis=1)
    U_z, U_r, U_h = np.split(U, 3, axis=1)
    b_z, b_r, b_h = np.split(b_h, 3)
    z_t = sigmoid(x_z + h_prev @ U_z)
    r_t = sigmoid(x_r + h_prev @ U_r)
    if after:
        h_tilde = np.tanh(x_h + r_t * (h_prev @ U_h + b_h))
    else:
        h_tilde = np.tanh(x_h + (r_t * h_prev) @ U_h)
    return z_t * h_prev + (1 - z_t) * h_tilde
