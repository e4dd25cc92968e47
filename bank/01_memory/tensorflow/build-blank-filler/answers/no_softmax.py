"""Gives scores, not probabilities."""
# loses: test-build-blank-filler-shapes
# says: is the softmax missing


def build_blank_filler(vocab_size, units):
    return keras.Sequential(
        [
            keras.layers.Input((None,)),
            keras.layers.Embedding(vocab_size, units),
            keras.layers.RNN(RNNCell(units)),
            keras.layers.Dense(vocab_size),
        ]
    )
