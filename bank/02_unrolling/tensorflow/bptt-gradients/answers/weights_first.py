"""The order of the gradients is another one."""
# loses: test-bptt-gradients-values
# says: The order is dx


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(unrolled_forward(*arguments) * dstates)
    return (lambda dx, dh0, dW, dU, db: (dW, dU, db, dx, dh0))(*tape.gradient(loss, arguments))
