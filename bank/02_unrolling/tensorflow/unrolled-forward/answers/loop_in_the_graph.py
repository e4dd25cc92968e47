"""tf.range: the loop is in the graph, once."""
# loses: test-unrolled-forward-graph, test-unrolled-forward-length
# says: a loop of Python's is asked


def unrolled_forward(x, h0, W, U, b):
    T = tf.shape(x)[1]
    h_t, states = h0, tf.TensorArray(x.dtype, size=T)
    for t in tf.range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states = states.write(t, h_t)
    return tf.transpose(states.stack(), [1, 0, 2])
