def fingerprint(answer):
    """Reduce an array to one number that changes when any entry moves."""
    return float(np.sum(np.asarray(answer) * np.cos(np.arange(np.size(answer))).reshape(np.shape(answer))))
