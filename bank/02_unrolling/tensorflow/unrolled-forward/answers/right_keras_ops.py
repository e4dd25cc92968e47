"""keras.ops, and one product on the stacked input and state."""
# loses: nothing


def unrolled_forward(x, h0, W, U, b):
    T = x.shape[1]
    if T is None:
        raise ValueError("T is unknown: give x a fixed length")
    h_t, states = h0, []
    for t in range(T):
        both = keras.ops.concatenate([x[:, t], h_t], axis=1)
        h_t = keras.ops.tanh(both @ keras.ops.concatenate([W, U], axis=0) + b)
        states.append(h_t[:, None])
    return keras.ops.concatenate(states, axis=1)
