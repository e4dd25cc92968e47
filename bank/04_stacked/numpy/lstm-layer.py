# The layer of chapter 3. There is nothing to write here.


def lstm_forward(x, h0, c0, W, U, b):
    """All states of one LSTM layer.

    x: (B, T, D). h0, c0: (B, H). W: (D, 4H). U: (H, 4H). b: (4H,),
    packed i, f, c, o. All of one float dtype.
    Returns a tuple states (B, T, H), the hidden states, and
    cells (B, T, H), the cell states.
    """
    h_t, c_t, states, cells = h0, c0, [], []
    for t in range(x.shape[1]):
        z_i, z_f, z_c, z_o = np.split(
            x[:, t] @ W + h_t @ U + b,
            4,
            axis=1,
        )
        gates = z_i, z_f, z_o
        i_t, f_t, o_t = (0.5 * (1 + np.tanh(0.5 * z)) for z in gates)
        c_t = f_t * c_t + i_t * np.tanh(z_c)
        h_t = o_t * np.tanh(c_t)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
