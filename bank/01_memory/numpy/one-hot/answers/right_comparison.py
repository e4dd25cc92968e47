"""Compares every token with every word."""
# loses: nothing


def one_hot(tokens, vocab_size):
    if np.any(np.asarray(tokens) < 0) or np.any(np.asarray(tokens) >= vocab_size):
        raise ValueError("outside")
    return (np.asarray(tokens)[..., None] == np.arange(vocab_size)).astype(np.float32)
