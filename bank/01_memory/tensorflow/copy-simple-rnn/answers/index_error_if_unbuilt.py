"""No check: a layer without weights ends in another error."""
# loses: test-copy-simple-rnn-error
# says: raise ValueError


def copy_simple_rnn(simple_rnn):
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
