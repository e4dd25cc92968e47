def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    """Gradients of one step h_t,
    c_t = lstm_step(x_t, h_prev, c_prev, W, U, b). The gates are worked
    out again.

    dh: (B, H), the gradient of the loss with respect to h_t.
    dc: (B, H), its gradient with respect to c_t as the next step reads
    it; what comes through h_t is not in it.
    x_t: (B, D). h_prev, c_prev: (B, H). W: (D, 4H). U: (H, 4H).
    b: (4H,). Packed i, f, c, o. All of one float dtype.
    Returns a tuple dx (B, D), dh_prev (B, H), dc_prev (B, H),
    dW (D, 4H), dU (H, 4H), db (4H,), computed in that dtype.
    """
    ### BEGIN SOLUTION
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    i_t, f_t, c_tilde, o_t = sigmoid(z_i), sigmoid(z_f), np.tanh(z_c), sigmoid(z_o)
    tanh_c = np.tanh(update_cell(f_t, c_prev, i_t, c_tilde))

    dc_t = dc + dh * o_t * (1 - tanh_c**2)
    dz_i = dc_t * c_tilde * i_t * (1 - i_t)
    dz_f = dc_t * c_prev * f_t * (1 - f_t)
    dz_c = dc_t * i_t * (1 - c_tilde**2)
    dz_o = dh * tanh_c * o_t * (1 - o_t)
    dz = np.concatenate([dz_i, dz_f, dz_c, dz_o], axis=1)
    return dz @ W.T, dz @ U.T, dc_t * f_t, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
    ### END SOLUTION
