"""Looks for tokens outside in the first sentence only."""
# loses: test-one-hot-error
# says: accepts token 5 in the second sentence, not in the first


def one_hot(tokens, vocab_size):
    for token in tokens[0]:
        if token < 0 or token >= vocab_size:
            raise ValueError("outside")
    return (np.arange(vocab_size) == np.asarray(tokens)[..., None]).astype(np.float32)
