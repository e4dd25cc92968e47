"""Turns everything into float32."""
# loses: test-bptt-gradients-dtype
# says: keep the dtype


def bptt_gradients(x, h0, W, U, b, dstates):
    arguments = [tf.cast(array, tf.float32) for array in (x, h0, W, U, b)]
    dstates = tf.cast(dstates, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(unrolled_forward(*arguments) * dstates)
    return tape.gradient(loss, arguments)
