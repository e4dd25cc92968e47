"""Gives weights to a copy that is not built."""
# loses: test-equivalent-cell-stack-outputs, test-equivalent-cell-stack-own-weights, test-equivalent-cell-stack-states
# says: gives weights to a layer that has none yet


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    for cell, layer in zip(cells.cells, layers):
        cell.set_weights(layer.get_weights())
    return copy
