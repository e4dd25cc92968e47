"""Squares the product, as if it were an error."""
# loses: test-bptt-gradients-values
# says: the loss is squared somewhere; it is linear in the states.


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum((scanned_forward(*arguments) * dstates) ** 2)
    return tape.gradient(loss, arguments)
