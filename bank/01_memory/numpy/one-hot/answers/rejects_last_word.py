"""The range check is off by one: it rejects the last word of the vocabulary."""
# loses: test-one-hot-values, test-one-hot-error
# says: refuses token 6 of 7 words


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if tokens.min() < 0 or tokens.max() >= vocab_size - 1:
        raise ValueError("outside")
    return np.eye(vocab_size, dtype=np.float32)[tokens]
