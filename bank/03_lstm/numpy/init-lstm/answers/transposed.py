"""Packs the blocks one below the other, as PyTorch does."""
# loses: test-init-lstm-shapes, test-init-lstm-recurrent
# says: W has shape (240, 30)


def init_lstm(input_size, units, rng, forget_bias=1.0):
    a = np.sqrt(6 / (input_size + 4 * units))
    W = rng.uniform(-a, a, size=(input_size, 4 * units))
    U = np.linalg.qr(rng.normal(size=(4 * units, units)))[0].T
    b = np.repeat([0, forget_bias, 0, 0], units)
    return W.T.astype(np.float32), U.T.astype(np.float32), b.astype(np.float32)
