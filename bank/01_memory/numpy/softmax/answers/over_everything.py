"""All entries sum to 1."""
# loses: test-softmax-values, test-softmax-large
# says: all entries together sum to 1; each row should.


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()
