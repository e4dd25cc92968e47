"""Copies the two kernels only."""
# loses: test-copy-lstm-outputs
# says: bias is not copied


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
    copy.set_weights(lstm.get_weights()[:2] + copy.get_weights()[2:])
    return copy
