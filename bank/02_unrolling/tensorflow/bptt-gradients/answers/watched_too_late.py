"""The tape watches after the states are made."""
# loses: test-bptt-gradients-values, test-bptt-gradients-arguments, test-bptt-gradients-dtype
# says: before it is used


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(scanned_forward(*arguments) * dstates)
        tape.watch(arguments)
    return tape.gradient(loss, arguments)
