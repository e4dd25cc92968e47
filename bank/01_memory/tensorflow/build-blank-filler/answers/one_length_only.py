"""The length of the sentence is fixed, so others are refused."""
# loses: test-build-blank-filler-shapes, test-build-blank-filler-memory
# says: sentences of length


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((5,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.Reshape((5, units)),
            keras.layers.RNN(RNNCell(units)),
            keras.layers.Dense(vocab_size, activation="softmax"),
        ]
    )
