"""All entries sum to 1."""
# loses: test-softmax-values, test-softmax-large
# says: each row should


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()
