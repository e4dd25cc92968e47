"""Takes the LSTM layers and passes over all the rest."""
# loses: test-equivalent-cell-stack-error
# says: would lose a part of it


def equivalent_cell_stack(stack):
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        cell.set_weights(layer.get_weights())
    return copy
