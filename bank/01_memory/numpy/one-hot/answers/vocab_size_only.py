"""Refuses the token V, and no larger one."""
# loses: test-one-hot-error
# says: accepts token 8 with 5 words, though not token 5


def one_hot(tokens, vocab_size):
    tokens = np.asarray(tokens)
    if (tokens < 0).any() or (tokens == vocab_size).any():
        raise ValueError("outside")
    return (np.arange(vocab_size) == tokens[..., None]).astype(np.float32)
