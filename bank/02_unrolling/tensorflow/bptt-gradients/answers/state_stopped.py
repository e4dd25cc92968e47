"""A loop of one's own that stops the gradient between the steps."""
# loses: test-bptt-gradients-values
# says: the gradient does not pass from one step to the one before.


def bptt_gradients(x, h0, W, U, b, dstates):
    x, h_t, W, U, b = arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    loss = 0
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        for t in range(x.shape[1]):
            h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
            loss += tf.reduce_sum(h_t * dstates[:, t])
            h_t = tf.stop_gradient(h_t) if t else h_t
    return tape.gradient(loss, arguments)
