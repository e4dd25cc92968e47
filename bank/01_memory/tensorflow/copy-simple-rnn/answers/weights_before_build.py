"""Gives weights to a copy that is not built."""
# loses: test-copy-simple-rnn-outputs, test-copy-simple-rnn-own-weights
# says: gives weights to a layer that has none yet


def copy_simple_rnn(simple_rnn):
    if not simple_rnn.built:
        raise ValueError("build the SimpleRNN first: it has no weights to copy")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.set_weights(simple_rnn.get_weights())
    return copy
