"""return_sequences is not handed on."""
# loses: test-copy-simple-rnn-outputs
# says: return_sequences is not handed on


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units))
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
