"""Reshapes where it should swap nothing: entry [b, t] belongs to another token."""
# loses: test-one-hot-values
# says: sentence and time are mixed up: entry [b, t] must belong to tokens[b, t].


def one_hot(tokens, vocab_size):
    if np.any(np.asarray(tokens) < 0) or np.any(np.asarray(tokens) >= vocab_size):
        raise ValueError("outside")
    tokens = np.asarray(tokens)
    vectors = np.eye(vocab_size, dtype=np.float32)[tokens.T]
    return vectors.reshape(tokens.shape + (vocab_size,))
