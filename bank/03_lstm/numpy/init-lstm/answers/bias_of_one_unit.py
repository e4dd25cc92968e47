"""Sets one entry of the bias."""
# loses: test-init-lstm-bias
# says: only one entry of b is set


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(4 * units, units)))[0].T
    b = np.zeros(4 * units)
    b[1] = forget_bias
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
