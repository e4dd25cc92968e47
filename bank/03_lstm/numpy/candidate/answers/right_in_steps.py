"""In place, but in an array of its own."""
# loses: nothing


def candidate(x_t, h_prev, W, U, b):
    z = x_t @ W
    z += h_prev @ U
    z += b
    np.tanh(z, out=z)
    return z
