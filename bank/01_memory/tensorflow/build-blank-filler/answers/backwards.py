"""Reads the words from the end."""
# loses: test-build-blank-filler-memory
# says: go_backwards reads the words from the end


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, 16),
            keras.layers.SimpleRNN(units, go_backwards=True),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
