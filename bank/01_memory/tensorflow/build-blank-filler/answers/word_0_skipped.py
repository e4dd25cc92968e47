"""mask_zero: word 0 is skipped like padding."""
# loses: test-build-blank-filler-memory
# says: skips token 0


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, 16, mask_zero=True),
            keras.layers.SimpleRNN(units),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
