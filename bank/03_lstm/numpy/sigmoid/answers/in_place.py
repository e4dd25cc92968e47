"""Saves an array by writing into z."""
# loses: test-sigmoid-dtype
# says: changes z


def sigmoid(z):
    z *= 0.5
    np.tanh(z, out=z)
    z += 1
    z *= 0.5
    return z
