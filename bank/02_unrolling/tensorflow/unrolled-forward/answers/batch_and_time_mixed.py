"""Stacks along time and reshapes, where axes should be swapped."""
# loses: test-unrolled-forward-states
# says: batch and time are mixed up; reshape does not swap axes, transpose does.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.reshape(tf.stack(states), (x.shape[0], T, -1))
