"""The width of the recurrent layer is fixed."""
# loses: test-build-blank-filler-memory
# says: should be `units`


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(16)),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
