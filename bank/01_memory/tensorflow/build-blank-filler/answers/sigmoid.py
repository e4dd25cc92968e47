"""A sigmoid for each word: the rows do not sum to 1."""
# loses: test-build-blank-filler-shapes
# says: is the softmax missing


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(units)),
            keras.layers.Dense(vocab_size, activation="sigmoid"),
        ]
    )
