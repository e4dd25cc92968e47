"""Keeps each state before the step: h0 is in the answer, h_T is not."""
# loses: test-unrolled-forward-states
# says: the states are one step late: h0 is not part of the answer, h_T is.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        states.append(h_t)
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
    return tf.stack(states, axis=1)
