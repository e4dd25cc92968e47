"""Computes in float32 and turns the answer back."""
# loses: test-scanned-forward-dtype
# passes: check-scanned-forward
# says: computes in float32


def scanned_forward(x, h0, W, U, b):
    dtype = x.dtype
    x, h0, W, U, b = (tf.cast(array, tf.float32) for array in (x, h0, W, U, b))
    states = tf.scan(lambda h_prev, x_t: tf.tanh(x_t @ W + h_prev @ U + b), tf.transpose(x, [1, 0, 2]), initializer=h0)
    return tf.cast(tf.transpose(states, [1, 0, 2]), dtype)
