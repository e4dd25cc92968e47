"""Turns everything into float32."""
# loses: test-gate-trace-dtype
# passes: check-gate-trace
# says: gives ['float32'] for a cell of float64


def gate_trace(cell, x):
    x = tf.cast(x, "float32")
    W, U, b = (tf.cast(w, "float32") for w in cell.get_weights())
    h_t = c_t = tf.zeros((x.shape[0], cell.units), x.dtype)
    steps = []
    for t in range(x.shape[1]):
        z = x[:, t] @ W + h_t @ U + b
        z_i, z_f, z_c, z_o = tf.split(z, 4, axis=1)
        i_t, f_t, c_tilde, o_t = tf.sigmoid(z_i), tf.sigmoid(z_f), tf.tanh(z_c), tf.sigmoid(z_o)
        c_t = f_t * c_t + i_t * c_tilde
        h_t = o_t * tf.tanh(c_t)
        steps.append([i_t, f_t, c_tilde, o_t, c_t, h_t])
    keys = ["i", "f", "c_tilde", "o", "c", "h"]
    return {key: tf.stack(values, axis=1) for key, values in zip(keys, zip(*steps))}
