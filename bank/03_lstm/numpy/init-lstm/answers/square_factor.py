"""The orthogonal factor of a wide matrix, which is square."""
# loses: test-init-lstm-shapes
# says: U has shape (60, 60)


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(units, 4 * units)))[0]
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
