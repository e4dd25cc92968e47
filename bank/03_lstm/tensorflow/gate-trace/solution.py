def gate_trace(cell, x):
    """What an LSTM cell does while it reads sequences, from states of
    zeros.

    cell: a built LSTMCell, or keras.layers.LSTMCell with its usual
    activations: kernel (D, 4H), recurrent_kernel (H, 4H) and
    bias (4H,), packed i, f, c, o.
    x: (B, T, D), a tensor or array of the dtype of the cell. T >= 1.
    Returns a dict with the keys "i", "f", "c_tilde", "o" (what the four
    layers give, after sigmoid or tanh), "c" and "h" (the states after
    each step). Each is a tensor or array (B, T, H), of the dtype of the
    cell.
    """
    ### BEGIN SOLUTION
    h_t = c_t = tf.zeros((x.shape[0], cell.units), x.dtype)
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ cell.kernel + h_t @ cell.recurrent_kernel + cell.bias
        z_i, z_f, z_c, z_o = tf.split(z, 4, axis=1)
        i_t, f_t, c_tilde, o_t = tf.sigmoid(z_i), tf.sigmoid(z_f), tf.tanh(z_c), tf.sigmoid(z_o)
        c_t = f_t * c_t + i_t * c_tilde
        h_t = o_t * tf.tanh(c_t)
        steps.append([i_t, f_t, c_tilde, o_t, c_t, h_t])
    keys = ["i", "f", "c_tilde", "o", "c", "h"]
    return {key: tf.stack(values, axis=1) for key, values in zip(keys, zip(*steps))}
    ### END SOLUTION
