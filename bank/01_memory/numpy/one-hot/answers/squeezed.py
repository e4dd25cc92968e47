"""Drops axes of length 1."""
# loses: test-one-hot-values
# says: for one sentence of one token


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if np.any(tokens < 0) or np.any(tokens >= vocab_size):
        raise ValueError("outside")
    return np.squeeze(np.eye(vocab_size, dtype=np.float32)[tokens])
