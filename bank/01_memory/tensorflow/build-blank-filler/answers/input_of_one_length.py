"""The input is made for twelve words."""
# loses: test-build-blank-filler-shapes
# says: sentences have any length


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((12,)),
            keras.layers.Embedding(vocab_size, 16),
            keras.layers.SimpleRNN(units),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
