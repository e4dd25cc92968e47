"""Keras's own cell inside."""
# loses: test-copy-simple-rnn-own-weights
# says: the cell inside is a SimpleRNNCell


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("build the SimpleRNN first")
    cell = keras.layers.SimpleRNNCell(simple_rnn.units)
    copy = keras.layers.RNN(cell, return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
