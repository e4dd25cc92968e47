"""Builds a layer that has no weights yet instead of refusing it."""
# loses: test-copy-lstm-error
# says: accepts a layer that is not built


def copy_lstm(lstm):
    if not lstm.built:
        lstm.build((None, None, 3))
    if lstm.activation != keras.activations.tanh or lstm.recurrent_activation != keras.activations.sigmoid:
        raise ValueError("LSTMCell has tanh and sigmoid; this LSTM has other activations")
    copy = keras.layers.RNN(
        LSTMCell(lstm.units),
        return_sequences=lstm.return_sequences,
        return_state=lstm.return_state,
        go_backwards=lstm.go_backwards,
    )
    copy.build((None, None, lstm.cell.kernel.shape[0]))
    copy.set_weights(lstm.get_weights())
    return copy
