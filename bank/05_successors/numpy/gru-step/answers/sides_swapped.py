"""z_t as the share of what is new, as in the first paper."""
# loses: test-gru-step-before, test-gru-step-after
# says: the two sides are swapped: z_t is the share of h_prev that stays, and 1 - z_t that of the candidate.


def gru_step(x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = b if after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + b_x, 3, axis=1)
    U_z, U_r, U_h = np.split(U, 3, axis=1)
    b_z, b_r, b_h = np.split(b_h, 3)
    z_t = sigmoid(x_z + h_prev @ U_z + b_z)
    r_t = sigmoid(x_r + h_prev @ U_r + b_r)
    if after:
        h_tilde = np.tanh(x_h + r_t * (h_prev @ U_h + b_h))
    else:
        h_tilde = np.tanh(x_h + (r_t * h_prev) @ U_h)
    return (1 - z_t) * h_prev + z_t * h_tilde
