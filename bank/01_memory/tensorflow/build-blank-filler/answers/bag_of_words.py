"""Averages the words: their order is lost."""
# loses: test-build-blank-filler-memory
# says: no recurrent layer


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.GlobalAveragePooling1D(),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
