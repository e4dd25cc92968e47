def bptt_gradients(x, h0, W, U, b, dstates):
    """Backpropagation through time: the gradients of
    sum(states * dstates).

    x: (B, T, D). h0: (B, H). W: (D, H). U: (H, H). b: (H,).
    dstates: (B, T, H), the gradient of a loss with respect to each
    state. All are tensors or NumPy arrays of one float dtype.
    Returns the tensors dx, dh0, dW, dU, db, each of the shape and dtype
    of x, h0, W, U, b.
    """
    ### BEGIN SOLUTION
    arguments = [tf.convert_to_tensor(array) for array in (x, h0, W, U, b)]
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(unrolled_forward(*arguments) * dstates)  # scanned_forward would do as well
    return tape.gradient(loss, arguments)
    ### END SOLUTION
