def one_hot(tokens, vocab_size):
    """Write tokens as one-hot vectors.

    tokens: integers, (B, T), each in 0..vocab_size-1; a list of lists
    is fine.
    vocab_size: V, an integer.
    Returns a float32 array, (B, T, V): 1 where the last index equals
    the token, else 0.
    Raises ValueError if a token is outside 0..V-1.
    """
    ### BEGIN SOLUTION
    tokens = np.asarray(tokens)
    if np.any(tokens < 0) or np.any(tokens >= vocab_size):
        raise ValueError("a token is outside the vocabulary")
    vectors = np.zeros(tokens.shape + (vocab_size,), dtype=np.float32)
    np.put_along_axis(vectors, tokens[..., None], 1, axis=-1)
    return vectors
    ### END SOLUTION
