"""Indexes with the tokens alone: each 1 is set in all rows."""
# loses: test-one-hot-values
# says: every vector has the ones of all tokens: index with the rows as well, or compare with np.arange(V).


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if tokens.min() < 0 or tokens.max() >= vocab_size:
        raise ValueError("outside")
    vectors = np.zeros((*tokens.shape, vocab_size), dtype=np.float32)
    vectors[:, :, tokens.ravel()] = 1
    return vectors
