"""No bias at all."""
# loses: test-gru-step-before, test-gru-step-after
# says: the bias is left out.


def gru_step(x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = (0 * b[0], 0 * b[1]) if after else (0 * b, 0 * b)
    x_z, x_r, x_h = np.split(x_t @ W + b_x, 3, axis=1)
    U_z, U_r, U_h = np.split(U, 3, axis=1)
    b_z, b_r, b_h = np.split(b_h, 3)
    z_t = sigmoid(x_z + h_prev @ U_z + b_z)
    r_t = sigmoid(x_r + h_prev @ U_r + b_r)
    if after:
        h_tilde = np.tanh(x_h + r_t * (h_prev @ U_h + b_h))
    else:
        h_tilde = np.tanh(x_h + (r_t * h_prev) @ U_h)
    return z_t * h_prev + (1 - z_t) * h_tilde
