"""Rows of length 1 that are not orthogonal."""
# loses: test-init-lstm-recurrent
# says: the rows of U are not orthogonal


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = rng.normal(size=(units, 4 * units))
    U = U / np.linalg.norm(U, axis=1, keepdims=True)
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
