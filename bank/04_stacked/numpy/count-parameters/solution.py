def count_parameters(input_size, units, kind):
    """The number of trainable numbers in a stack of recurrent layers,
    as Keras counts them.

    input_size: D. units: a list of the layers' widths, the lowest
    first. kind: "rnn" for layers of a plain RNN
    (keras.layers.SimpleRNN), "lstm" for LSTM layers; all layers are of
    this kind, each with a bias.
    Returns an integer. Raises ValueError for any other kind.
    """
    ### BEGIN SOLUTION
    blocks = {"rnn": 1, "lstm": 4}
    if kind not in blocks:
        raise ValueError(f'kind is {kind!r}; it should be "rnn" or "lstm".')
    total, below = 0, input_size
    for H in units:
        total += blocks[kind] * H * (below + H + 1)
        below = H
    return total
    ### END SOLUTION
