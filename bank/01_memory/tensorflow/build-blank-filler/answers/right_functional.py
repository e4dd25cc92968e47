"""The functional way, with one-hot words and SimpleRNN."""
# loses: nothing


def build_blank_filler(vocab_size, units):
    tokens = keras.layers.Input((None,), dtype="int32")
    words = keras.layers.Embedding(vocab_size, vocab_size, embeddings_initializer="identity", trainable=False)(tokens)
    state = keras.layers.SimpleRNN(units)(words)
    return keras.Model(tokens, keras.layers.Softmax()(keras.layers.Dense(vocab_size)(state)))
