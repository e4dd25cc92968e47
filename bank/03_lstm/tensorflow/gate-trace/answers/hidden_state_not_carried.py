"""Every step reads a hidden state of zeros; the memory is handed on."""
# loses: test-gate-trace-gates, test-gate-trace-states
# says: at every step the gate is that of h_prev = 0: hand h_t to the next step, and let the gates read it.


def gate_trace(cell, x):
    h_t = c_t = tf.zeros((x.shape[0], cell.units), x.dtype)
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ cell.kernel + tf.zeros_like(h_t) @ cell.recurrent_kernel + cell.bias
        z_i, z_f, z_c, z_o = tf.split(z, 4, axis=1)
        i_t, f_t, c_tilde, o_t = tf.sigmoid(z_i), tf.sigmoid(z_f), tf.tanh(z_c), tf.sigmoid(z_o)
        c_t = f_t * c_t + i_t * c_tilde
        h_t = o_t * tf.tanh(c_t)
        steps.append([i_t, f_t, c_tilde, o_t, c_t, h_t])
    keys = ["i", "f", "c_tilde", "o", "c", "h"]
    return {key: tf.stack(values, axis=1) for key, values in zip(keys, zip(*steps))}
