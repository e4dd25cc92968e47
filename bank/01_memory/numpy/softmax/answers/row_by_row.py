"""A loop over the rows of a table."""
# loses: test-softmax-values
# says: work along the last one, axis=-1


def softmax(z):
    rows = []
    for row in z:
        e = np.exp(row - row.max())
        rows.append(e / e.sum())
    return np.array(rows)
