"""Row by row."""
# loses: nothing


def softmax(z):
    def row(r):
        e = np.exp(r - max(r))
        return e / sum(e)

    return np.apply_along_axis(row, -1, z)
