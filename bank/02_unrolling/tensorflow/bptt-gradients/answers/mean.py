"""A mean instead of the sum."""
# loses: test-bptt-gradients-values
# says: this is the gradient of a mean; the loss is a sum.


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_mean(scanned_forward(*arguments) * dstates)
    return tape.gradient(loss, arguments)
