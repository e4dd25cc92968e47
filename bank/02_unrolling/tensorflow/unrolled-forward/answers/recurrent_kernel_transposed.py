"""U is transposed, as in books that write states as columns."""
# loses: test-unrolled-forward-states
# says: U is transposed: with one example a row it is h_prev @ U.


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ tf.transpose(U) + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
