def equivalent_cell_stack(stack):
    """The network of a stack of LSTM layers as one recurrent layer
    whose cell is a stack of cells.

    stack: a built keras.Model as build_stack makes it, x (B, T, D):
    LSTM layers with their usual activations, one after the other, and
    Dropout layers, which are left out: the copy drops nothing.
    Returns a built keras.layers.RNN(StackedRNNCells) with
    return_sequences and return_state, one LSTMCell for each LSTM layer,
    the lowest first, and equal weights of its own.
    Raises ValueError if the stack has a layer that is neither LSTM nor
    Dropout nor InputLayer.
    """
    ### BEGIN SOLUTION
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        cell.set_weights(layer.get_weights())
    return copy
    ### END SOLUTION
