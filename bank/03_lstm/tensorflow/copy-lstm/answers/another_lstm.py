"""Copies into another LSTM: no LSTMCell in it."""
# loses: test-copy-lstm-own-weights
# says: around your LSTMCell


def copy_lstm(lstm):
    if not lstm.built:
        raise ValueError("not built")
    if (lstm.activation.__name__, lstm.recurrent_activation.__name__) != ("tanh", "sigmoid"):
        raise ValueError("other activations")
    copy = keras.layers.LSTM.from_config(lstm.get_config())
    copy.build((None, None, lstm.cell.kernel.shape[0]))
    copy.set_weights(lstm.get_weights())
    return copy
