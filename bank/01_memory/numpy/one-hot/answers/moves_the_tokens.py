"""Moves the tokens of the caller into one long row of entries."""
# loses: test-one-hot-dtype
# says: changes tokens, an argument


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if tokens.min() < 0 or tokens.max() >= vocab_size:
        raise ValueError("outside")
    shape = tokens.shape + (vocab_size,)
    tokens += np.arange(tokens.size).reshape(tokens.shape) * vocab_size
    vectors = np.zeros(shape, dtype=np.float32)
    vectors.ravel()[tokens] = 1
    return vectors
