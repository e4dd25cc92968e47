def build_blank_filler(vocab_size, units):
    """A recurrent model that gives each word the probability to fill
    the blank at the end.

    vocab_size: V. units: H, the width of the recurrent layer.
    Returns a built, uncompiled keras.Model, Sequential or functional:
    tokens (B, T) integers, any T >= 1, to probabilities (B, V) float32.
    """
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.layers.Input((None,), dtype="int32"),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(units)),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
    ### END SOLUTION
