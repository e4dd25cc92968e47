"""tf.unstack, which raises ValueError by itself if T is unknown."""
# loses: nothing


def unrolled_forward(x, h0, W, U, b):
    states = [h0]
    for x_t in tf.unstack(x, axis=1):
        states.append(tf.tanh(tf.matmul(x_t, W) + tf.matmul(states[-1], U) + b))
    return tf.stack(states[1:], axis=1)
