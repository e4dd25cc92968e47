"""x and h0 are left out, as in training."""
# loses: test-bptt-gradients-values, test-bptt-gradients-arguments, test-bptt-gradients-dtype
# says: dx is None


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments[2:])
        loss = tf.reduce_sum(scanned_forward(*arguments) * dstates)
    return tape.gradient(loss, arguments)
