"""tf.while_loop with a TensorArray."""
# loses: nothing


def scanned_forward(x, h0, W, U, b):
    T = tf.shape(x)[1]

    def body(t, h_prev, states):
        h_t = tf.tanh(x[:, t] @ W + h_prev @ U + b)
        return t + 1, h_t, states.write(t, h_t)

    start = (0, h0, tf.TensorArray(x.dtype, size=T))
    _, _, states = tf.while_loop(lambda t, h_t, states: t < T, body, start)
    return tf.transpose(states.stack(), [1, 0, 2])
