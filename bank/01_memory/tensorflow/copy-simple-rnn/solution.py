def copy_simple_rnn(simple_rnn):
    """The same network as a SimpleRNN layer, made of RNNCell.

    simple_rnn: a built keras.layers.SimpleRNN with activation tanh;
    kernel (D, H).
    Returns a built keras.layers.RNN(RNNCell) with equal weights of its
    own and the same return_sequences.
    Raises ValueError if simple_rnn is not built.
    """
    ### BEGIN SOLUTION
    if not simple_rnn.built:
        raise ValueError("build the SimpleRNN first: it has no weights to copy")
    copy = keras.layers.RNN(RNNCell(simple_rnn.units), return_sequences=simple_rnn.return_sequences)
    copy.build((None, None, simple_rnn.cell.kernel.shape[0]))
    copy.set_weights(simple_rnn.get_weights())
    return copy
    ### END SOLUTION
