"""return_sequences=True: an answer for every word."""
# loses: test-build-blank-filler-shapes
# says: only the last state is wanted


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(units), return_sequences=True),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
