"""A piece of the identity: orthonormal, but not random."""
# loses: test-init-lstm-recurrent, test-init-lstm-rng
# says: it should be a random matrix


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.eye(units, 4 * units)
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.astype(np.float32), U.astype(np.float32), b.astype(np.float32)
