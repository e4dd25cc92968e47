"""The cells drop numbers in training."""
# loses: test-equivalent-cell-stack-outputs
# says: leave dropout out


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units, dropout=0.5) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        cell.set_weights(layer.get_weights())
    return copy
