"""The copy is built by calling it on zeros, and weight by weight assigned."""
# loses: nothing


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy(tf.zeros((1, 1, stack.input_shape[-1])))
    for cell, layer in zip(cells.cells, layers):
        for own, theirs in zip(cell.weights, layer.weights):
            own.assign(theirs)
    return copy
