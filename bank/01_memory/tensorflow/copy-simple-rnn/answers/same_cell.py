"""Wraps the cell that it should copy."""
# loses: test-copy-simple-rnn-own-weights
# says: the cell inside is a SimpleRNNCell


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.RNN(simple_rnn.cell, return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    return copy
