"""The TensorArray is float32, whatever comes in."""
# loses: test-scanned-forward-dtype
# says: A dtype that you fix must be that of x


def scanned_forward(x, h0, W, U, b):
    T = tf.shape(x)[1]

    def body(t, h_prev, states):
        h_t = tf.tanh(x[:, t] @ W + h_prev @ U + b)
        return t + 1, h_t, states.write(t, h_t)

    start = (0, h0, tf.TensorArray(tf.float32, size=T))
    _, _, states = tf.while_loop(lambda t, h_t, states: t < T, body, start)
    return tf.transpose(states.stack(), [1, 0, 2])
