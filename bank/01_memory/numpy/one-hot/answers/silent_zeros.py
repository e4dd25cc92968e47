"""A token outside the vocabulary becomes a silent row of zeros."""
# loses: test-one-hot-error
# says: accepts token 5


def one_hot(tokens, vocab_size):
    return (np.asarray(tokens)[..., None] == np.arange(vocab_size)).astype(np.float32)
