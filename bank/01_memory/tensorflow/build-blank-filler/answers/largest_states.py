"""Takes the largest of all states, unit by unit, of a cell of one's own."""
# loses: test-build-blank-filler-memory
# says: made of the states of several words


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, 16),
            keras.layers.RNN(RNNCell(units), return_sequences=True),
            keras.layers.GlobalMaxPooling1D(),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
