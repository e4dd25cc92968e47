"""Gives weights to a copy that is not built."""
# loses: test-copy-lstm-activations, test-copy-lstm-options, test-copy-lstm-outputs, test-copy-lstm-own-weights
# says: gives weights to a layer that has none yet


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
    copy.set_weights(lstm.get_weights())
    return copy
