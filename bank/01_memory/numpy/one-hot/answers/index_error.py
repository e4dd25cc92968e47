"""Leaves the range check to NumPy, which raises IndexError and lets -1 pass."""
# loses: test-one-hot-error
# says: raise ValueError


def one_hot(tokens, vocab_size):
    return np.eye(vocab_size, dtype=np.float32)[np.asarray(tokens)]
