"""np.eye and np.zeros give float64 unless told otherwise."""
# loses: test-one-hot-dtype
# says: should be float32


def one_hot(tokens, vocab_size):
    if np.any(np.asarray(tokens) < 0) or np.any(np.asarray(tokens) >= vocab_size):
        raise ValueError("outside")
    return np.eye(vocab_size)[np.asarray(tokens)]
