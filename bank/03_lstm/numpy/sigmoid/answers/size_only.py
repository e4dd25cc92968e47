"""e to minus the size on both sides of 0."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: the negative numbers come out as the positive ones do: for z < 0 it is e^z / (1 + e^z).


def sigmoid(z):
    return 1 / (1 + np.exp(-np.abs(z)))
