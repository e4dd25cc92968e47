"""A limit of half the size."""
# loses: test-init-lstm-kernel
# says: is not uniform between


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a / 2, a / 2, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(4 * units, units)))[0].T
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
