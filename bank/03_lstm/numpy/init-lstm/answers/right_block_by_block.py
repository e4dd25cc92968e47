"""Four blocks side by side, each drawn on its own within the common limit."""
# loses: nothing


def init_lstm(input_size, units, rng, forget_bias=1.0):
    limit = np.sqrt(6.0) / np.sqrt(input_size + 4 * units)
    W = np.hstack([rng.uniform(-limit, limit, (input_size, units)) for _ in range(4)])
    q, r = np.linalg.qr(rng.standard_normal((4 * units, units)))
    U = (q * np.sign(np.diag(r))).T
    b = np.concatenate([np.zeros(units), np.ones(units) * forget_bias, np.zeros(2 * units)])
    return [a.astype(np.float32) for a in (W, U, b)]
