def copy_lstm(lstm):
    """The same network as an LSTM layer, made of LSTMCell.

    lstm: a built keras.layers.LSTM with a bias; kernel (D, 4H). Dropout
    and stateful are not looked at.
    Returns a built keras.layers.RNN(LSTMCell) with equal weights of its
    own, and the same return_sequences, return_state and go_backwards.
    Raises ValueError if lstm is not built, if its activation is not
    tanh, or its recurrent_activation not the sigmoid.
    """
    ### BEGIN SOLUTION
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
    copy.set_weights(lstm.get_weights())
    return copy
    ### END SOLUTION
