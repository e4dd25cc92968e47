"""Every cell that it fits gets the weights of the lowest layer."""
# loses: test-equivalent-cell-stack-outputs
# says: all cells have the weights of the lowest layer; each has its own.


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        own, lowest = layer.get_weights(), layers[0].get_weights()
        cell.set_weights(lowest if own[0].shape == lowest[0].shape and own[1].shape == lowest[1].shape else own)
    return copy
