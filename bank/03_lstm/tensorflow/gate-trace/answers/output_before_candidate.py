"""The blocks in the order i, f, o, c."""
# loses: test-gate-trace-gates, test-gate-trace-states
# says: the candidate and the output gate are swapped: Keras packs i, f, c, o.


def gate_trace(cell, x):
    h_t = c_t = tf.zeros((x.shape[0], cell.units), x.dtype)
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ cell.kernel + h_t @ cell.recurrent_kernel + cell.bias
        z_i, z_f, z_o, z_c = tf.split(z, 4, axis=1)
        i_t, f_t, c_tilde, o_t = tf.sigmoid(z_i), tf.sigmoid(z_f), tf.tanh(z_c), tf.sigmoid(z_o)
        c_t = f_t * c_t + i_t * c_tilde
        h_t = o_t * tf.tanh(c_t)
        steps.append([i_t, f_t, c_tilde, o_t, c_t, h_t])
    keys = ["i", "f", "c_tilde", "o", "c", "h"]
    return {key: tf.stack(values, axis=1) for key, values in zip(keys, zip(*steps))}
