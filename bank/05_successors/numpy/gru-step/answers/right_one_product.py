"""The gates from one product, the candidate from another."""
# loses: nothing


def gru_step(x_t, h_prev, W, U, b):
    H = len(U)
    after = b.ndim > 1
    read = x_t @ W + (b[0] if after else b)
    gates = read[:, : 2 * H] + h_prev @ U[:, : 2 * H]
    if after:
        gates = gates + b[1, : 2 * H]
    z_t, r_t = sigmoid(gates[:, :H]), sigmoid(gates[:, H:])
    if after:
        h_tilde = np.tanh(read[:, 2 * H :] + r_t * (h_prev @ U[:, 2 * H :] + b[1, 2 * H :]))
    else:
        h_tilde = np.tanh(read[:, 2 * H :] + (r_t * h_prev) @ U[:, 2 * H :])
    return h_tilde + z_t * (h_prev - h_tilde)
