"""Adds up in an array of zeros, which is float64."""
# loses: test-output-gate-dtype
# says: gives float64


def output_gate(x_t, h_prev, W, U, b):
    z = np.zeros((len(x_t), len(b)))
    z += x_t @ W
    z += h_prev @ U
    z += b
    return sigmoid(z)
