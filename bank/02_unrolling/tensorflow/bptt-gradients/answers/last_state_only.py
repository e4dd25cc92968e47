"""Only the last state is in the loss."""
# loses: test-bptt-gradients-values
# says: only the last state counts in your loss; all of them do.


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum((unrolled_forward(*arguments) * dstates)[:, -1])
    return tape.gradient(loss, arguments)
