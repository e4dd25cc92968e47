"""The weights are copied from the top down."""
# loses: test-equivalent-cell-stack-outputs
# says: the cells are in reverse order; the first cell is the lowest layer.


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, reversed(layers)):
        if [w.shape for w in cell.get_weights()] == [w.shape for w in layer.get_weights()]:
            cell.set_weights(layer.get_weights())
    return copy
