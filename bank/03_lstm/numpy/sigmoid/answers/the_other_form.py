"""e^z / (1 + e^z): infinity over infinity for large z."""
# loses: test-sigmoid-large
# says: overflow encountered in exp for z = 10000


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
