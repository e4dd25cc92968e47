"""Watches the arguments as they come: a tape cannot watch NumPy arrays."""
# loses: test-bptt-gradients-arguments
# says: no NumPy arrays


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [x, h0, W, U, b]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(scanned_forward(*arguments) * dstates)
    return tape.gradient(loss, arguments)
