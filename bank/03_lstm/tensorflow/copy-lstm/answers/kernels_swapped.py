"""Kernel and recurrent kernel change places (it fails outright where D is not H)."""
# loses: test-copy-lstm-outputs, test-copy-lstm-options, test-copy-lstm-own-weights, test-copy-lstm-activations
# says: are swapped


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
    W, U, b = lstm.get_weights()
    copy.set_weights([U, W, b])
    return copy
