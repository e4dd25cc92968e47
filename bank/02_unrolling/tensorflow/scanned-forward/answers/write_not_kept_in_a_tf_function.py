"""Drops what write returns, under tf.function."""
# loses: test-scanned-forward-states, test-scanned-forward-length, test-scanned-forward-gradient, test-scanned-forward-dtype
# says: all states are 0


@tf.function
def scanned_forward(x, h0, W, U, b):
    T = tf.shape(x)[1]
    h_t, states = h0, tf.TensorArray(x.dtype, size=T)
    for t in tf.range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.write(t, h_t)
    return tf.transpose(states.stack(), [1, 0, 2])
