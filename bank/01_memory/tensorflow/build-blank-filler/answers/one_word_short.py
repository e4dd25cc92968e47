"""The dense layer is one word too small."""
# loses: test-build-blank-filler-shapes
# says: not (2, 9)


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(units)),
            keras.layers.Dense(vocab_size - 1, activation="softmax"),
        ]
    )
