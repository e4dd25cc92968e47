def lstm_step(x_t, h_prev, c_prev, W, U, b):
    """One step of an LSTM, the blocks packed in Keras's order i, f, c,
    o.

    The four blocks are the layers of input_gate, forget_gate, candidate
    and output_gate, side by side.
    x_t: (B, D). h_prev: (B, H). c_prev: (B, H). W: (D, 4H). U: (H, 4H).
    b: (4H,). All of one float dtype.
    Returns a tuple h_t (B, H), c_t (B, H), of the same dtype.
    """
    ### BEGIN SOLUTION
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
    ### END SOLUTION
