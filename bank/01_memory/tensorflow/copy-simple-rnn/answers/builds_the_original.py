"""Builds a layer that has no weights yet instead of refusing it."""
# loses: test-copy-simple-rnn-error
# says: accepts a layer that is not built


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        simple_rnn.build((None, None, 3))
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
