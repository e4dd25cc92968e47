"""Copies into another SimpleRNN: no RNNCell in it."""
# loses: test-copy-simple-rnn-own-weights
# says: around your RNNCell


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.SimpleRNN(simple_rnn.units, return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
