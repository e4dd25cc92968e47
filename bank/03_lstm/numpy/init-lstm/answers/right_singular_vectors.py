"""Orthonormal rows by a singular value decomposition."""
# loses: nothing


def init_lstm(input_size, units, rng, forget_bias=1.0):
    left, _, right = np.linalg.svd(rng.normal(size=(units, 4 * units)), full_matrices=False)
    U = left @ right
    limit = (6 / (input_size + 4 * units)) ** 0.5
    W = limit * (2 * rng.random((input_size, 4 * units)) - 1)
    b = np.zeros(4 * units, np.float32)
    b[units : 2 * units] += forget_bias
    return W.astype("float32"), U.astype("float32"), b
