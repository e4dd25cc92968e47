"""Four orthogonal blocks, so that the rows have length 2."""
# loses: test-init-lstm-recurrent
# says: each row of U has length 2


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.hstack([np.linalg.qr(rng.normal(size=(units, units)))[0] for _ in range(4)])
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
