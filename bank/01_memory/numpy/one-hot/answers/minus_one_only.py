"""Of the negative tokens it refuses -1 only."""
# loses: test-one-hot-error
# says: accepts token -3, though not token -1


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if (tokens == -1).any() or (tokens >= vocab_size).any():
        raise ValueError("outside")
    return np.eye(vocab_size, dtype=np.float32)[tokens]
