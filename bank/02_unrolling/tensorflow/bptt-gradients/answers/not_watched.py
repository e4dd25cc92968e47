"""The tape is not told to follow the arguments."""
# loses: test-bptt-gradients-values, test-bptt-gradients-arguments, test-bptt-gradients-dtype
# says: only if it watches it


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(scanned_forward(*arguments) * dstates)
    return tape.gradient(loss, arguments)
