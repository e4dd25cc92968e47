"""All three blocks of U are transposed."""
# loses: test-gru-step-after, test-gru-step-before
# says: the blocks of U are transposed; h_prev @ U needs them as they are.


def gru_step(x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = b if after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + b_x, 3, axis=1)
    U_z, U_r, U_h = np.split(U, 3, axis=1)
    b_z, b_r, b_h = np.split(b_h, 3)
    z_t = sigmoid(x_z + h_prev @ U_z.T + b_z)
    r_t = sigmoid(x_r + h_prev @ U_r.T + b_r)
    if after:
        h_tilde = np.tanh(x_h + r_t * (h_prev @ U_h.T + b_h))
    else:
        h_tilde = np.tanh(x_h + (r_t * h_prev) @ U_h.T)
    return z_t * h_prev + (1 - z_t) * h_tilde
