"""The gradient of the plain sum of the states."""
# loses: test-bptt-gradients-values
# says: this is the gradient of sum(states): dstates has no influence.


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(unrolled_forward(*arguments))
    return tape.gradient(loss, arguments)
