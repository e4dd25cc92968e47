"""Takes every layer but dropout for an LSTM: a dense layer ends in another error."""
# loses: test-equivalent-cell-stack-error
# says: raises AttributeError


def equivalent_cell_stack(stack):
    others = (keras.layers.Dropout, keras.layers.InputLayer)
    layers = [layer for layer in stack.layers if not isinstance(layer, others)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        cell.set_weights(layer.cell.get_weights())
    return copy
