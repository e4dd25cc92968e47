"""Builds the layer and stops."""
# loses: test-copy-lstm-outputs
# says: Is set_weights called


def copy_lstm(lstm):
    if not lstm.built:
        raise ValueError("build the LSTM first: it has no weights to copy")
    if lstm.activation != keras.activations.tanh or lstm.recurrent_activation != keras.activations.sigmoid:
        raise ValueError("LSTMCell has tanh and sigmoid; this LSTM has other activations")
    copy = keras.layers.RNN(
        LSTMCell(lstm.units),
        return_sequences=lstm.return_sequences,
        return_state=lstm.return_state,
        go_backwards=lstm.go_backwards,
    )
    copy.build((None, None, lstm.cell.kernel.shape[0]))
    return copy
