"""Builds the copy by calling it on zeros."""
# loses: nothing


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy(tf.zeros((1, 1, simple_rnn.get_weights()[0].shape[0])))
    copy.set_weights(simple_rnn.get_weights())
    return copy
