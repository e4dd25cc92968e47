"""Averages the states of all words."""
# loses: test-build-blank-filler-memory
# says: made of the states of several words


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, 16),
            keras.layers.SimpleRNN(units, return_sequences=True),
            keras.layers.GlobalAveragePooling1D(),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
