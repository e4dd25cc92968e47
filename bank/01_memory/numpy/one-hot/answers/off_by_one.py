"""Counts the words of the vocabulary from 1, so every 1 stands one place too early."""
# loses: test-one-hot-values
# says: each 1 stands one place too early: token 0 belongs to the first place.


def one_hot(tokens, vocab_size):
    if np.any(np.asarray(tokens) < 0) or np.any(np.asarray(tokens) >= vocab_size):
        raise ValueError("outside")
    return np.eye(vocab_size, dtype=np.float32)[np.asarray(tokens) - 1]
