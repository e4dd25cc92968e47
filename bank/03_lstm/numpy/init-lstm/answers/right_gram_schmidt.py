"""Orthonormal rows one after the other; a float32 kernel from the start."""
# loses: nothing


def init_lstm(input_size, units, rng, forget_bias=1.0):
    rows = []
    for _ in range(units):
        v = rng.normal(size=4 * units)
        for _ in range(2):
            for row in rows:
                v = v - (v @ row) * row
        rows.append(v / np.linalg.norm(v))
    a = np.float32(np.sqrt(6 / (input_size + 4 * units)))
    W = a * (1 - 2 * rng.random(size=(input_size, 4 * units), dtype=np.float32))
    b = np.zeros((4, units), dtype=np.float32)
    b[1] = forget_bias
    return W, np.array(rows, dtype=np.float32), b.reshape(-1)
