"""Calls the four layers, each with its columns."""
# loses: nothing


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    H = len(U)
    i, f, c, o = (slice(k * H, (k + 1) * H) for k in range(4))
    i_t = input_gate(x_t, h_prev, W[:, i], U[:, i], b[i])
    f_t = forget_gate(x_t, h_prev, W[:, f], U[:, f], b[f])
    c_tilde = candidate(x_t, h_prev, W[:, c], U[:, c], b[c])
    o_t = output_gate(x_t, h_prev, W[:, o], U[:, o], b[o])
    c_t = update_cell(f_t, c_prev, i_t, c_tilde)
    return hidden_state(o_t, c_t), c_t
