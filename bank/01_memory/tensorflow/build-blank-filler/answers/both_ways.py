"""Reads the words both ways."""
# loses: test-build-blank-filler-memory
# says: reads the words from the end as well


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, 16),
            keras.layers.Bidirectional(keras.layers.SimpleRNN(units)),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
