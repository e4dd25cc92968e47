"""Puts the forget block first, as in the story."""
# loses: test-copy-lstm-outputs
# says: change places


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
    blocks = [np.split(w, 4, axis=-1) for w in lstm.get_weights()]
    copy.set_weights([np.concatenate([f, i, c, o], axis=-1) for i, f, c, o in blocks])
    return copy
