# The sigmoid of chapter 3. There is nothing to write here.


def sigmoid(z):
    """1 / (1 + e^-z), entry by entry, of the dtype of z. It cannot
    overflow.
    """
    return (1 + np.tanh(z / 2)) / 2
