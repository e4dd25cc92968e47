"""The way back through the candidate's block of U is not transposed."""
# loses: test-gru-step-backward-inputs, test-gru-step-backward-weights
# says: the way back through the candidate takes U_h as it is; backwards it is transposed.


def gru_step_backward(dh, x_t, h_prev, W, U, b):
    after = b.ndim == 2
    b_x, b_h = b if after else (b, np.zeros_like(b))
    x_z, x_r, x_h = np.split(x_t @ W + b_x, 3, axis=1)
    U_z, U_r, U_h = np.split(U, 3, axis=1)
    b_z, b_r, b_h = np.split(b_h, 3)
    z_t = sigmoid(x_z + h_prev @ U_z + b_z)
    r_t = sigmoid(x_r + h_prev @ U_r + b_r)
    summed = h_prev @ U_h + b_h
    h_tilde = np.tanh(x_h + (r_t * summed if after else (r_t * h_prev) @ U_h))

    d_z = dh * (h_prev - h_tilde) * z_t * (1 - z_t)
    d_h = dh * (1 - z_t) * (1 - h_tilde**2)
    dh_prev = dh * z_t
    if after:
        d_r = d_h * summed * r_t * (1 - r_t)
        d_s = d_h * r_t
        dh_prev = dh_prev + d_s @ U_h
        dU_h = h_prev.T @ d_s
    else:
        arrived = d_h @ U_h
        d_r = arrived * h_prev * r_t * (1 - r_t)
        d_s = d_h
        dh_prev = dh_prev + arrived * r_t
        dU_h = (r_t * h_prev).T @ d_h
    dh_prev = dh_prev + d_z @ U_z.T + d_r @ U_r.T
    dx_sums = np.concatenate([d_z, d_r, d_h], axis=1)
    dh_sums = np.concatenate([d_z, d_r, d_s], axis=1)
    dU = np.concatenate([h_prev.T @ d_z, h_prev.T @ d_r, dU_h], axis=1)
    db = dx_sums.sum(axis=0)
    if after:
        db = np.stack([db, dh_sums.sum(axis=0)])
    return dx_sums @ W.T, dh_prev, x_t.T @ dx_sums, dU, db
