"""Checks the upper end only: token -1 becomes the last word."""
# loses: test-one-hot-error
# says: accepts token -1


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if tokens.max() >= vocab_size:
        raise ValueError("outside")
    return np.eye(vocab_size, dtype=np.float32)[tokens]
