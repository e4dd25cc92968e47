"""Backpropagation through time without a tape."""
# loses: nothing


def bptt_gradients(x, h0, W, U, b, dstates):
    x, h0, W, U, b, dstates = (tf.convert_to_tensor(array) for array in (x, h0, W, U, b, dstates))
    states = unrolled_forward(x, h0, W, U, b)
    dx, dW, dU, db, dh = [], tf.zeros_like(W), tf.zeros_like(U), tf.zeros_like(b), tf.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        h_prev = states[:, t - 1] if t else h0
        dz = (dstates[:, t] + dh) * (1 - states[:, t] ** 2)
        dW += tf.transpose(x[:, t]) @ dz
        dU += tf.transpose(h_prev) @ dz
        db += tf.reduce_sum(dz, axis=0)
        dx.insert(0, dz @ tf.transpose(W))
        dh = dz @ tf.transpose(U)
    return tf.stack(dx, axis=1), dh, dW, dU, db
