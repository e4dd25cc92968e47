"""Copies the two kernels only."""
# loses: test-copy-simple-rnn-outputs
# says: bias is not copied


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights()[:2] + copy.get_weights()[2:])
    return copy
