"""Two loops, one entry at a time."""
# loses: nothing


def one_hot(tokens, vocab_size):
    vectors = np.zeros((len(tokens), len(tokens[0]), vocab_size), dtype="float32")
    for b, row in enumerate(tokens):
        for t, token in enumerate(row):
            if not 0 <= token < vocab_size:
                raise ValueError(f"token {token}")
            vectors[b, t, token] = 1
    return vectors
