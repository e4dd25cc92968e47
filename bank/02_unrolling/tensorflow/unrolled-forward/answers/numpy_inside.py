"""NumPy's tanh: right when it is called, impossible to trace."""
# loses: test-unrolled-forward-states, test-unrolled-forward-graph, test-unrolled-forward-length
# says: not inside a tf.function


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        h_t = np.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
