"""Kernel and recurrent kernel change places (it fails outright where D is not H)."""
# loses: test-copy-simple-rnn-outputs, test-copy-simple-rnn-own-weights
# says: are swapped


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("not built")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    W, U, b = simple_rnn.get_weights()
    copy.set_weights([U, W, b])
    return copy
