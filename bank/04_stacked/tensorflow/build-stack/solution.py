def build_stack(input_size, units, dropout=0.0):
    """A stack of LSTM layers, each fed the hidden states of the one
    below, with dropout between the layers only.

    input_size: D. units: a list of widths H, the lowest layer first.
    dropout: the share that is dropped between two layers in training, 0
    <= dropout < 1.
    Returns a built, uncompiled keras.Model: x (B, T, D) float32, any B
    and T >= 1, to the top layer's hidden states at all steps, (B, T, H
    of the top layer). Its weights are those of the LSTM layers, the
    lowest first.
    Raises ValueError if units is empty.
    """
    ### BEGIN SOLUTION
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
    ### END SOLUTION
