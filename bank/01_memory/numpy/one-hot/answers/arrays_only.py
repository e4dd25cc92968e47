"""Asks a list for its shape."""
# loses: test-one-hot-values
# says: np.asarray makes an array of it


def one_hot(tokens, vocab_size):
    B, T = tokens.shape
    vectors = np.zeros((B, T, vocab_size), dtype=np.float32)
    for b in range(B):
        for t in range(T):
            if not 0 <= tokens[b, t] < vocab_size:
                raise ValueError("outside")
            vectors[b, t, tokens[b, t]] = 1
    return vectors
