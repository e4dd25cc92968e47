"""Kernel and recurrent kernel change places, where the shapes allow it."""
# loses: test-equivalent-cell-stack-outputs
# says: kernel and recurrent kernel are swapped.


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    layers = [layer for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    cells = keras.layers.StackedRNNCells([keras.layers.LSTMCell(layer.units) for layer in layers])
    copy = keras.layers.RNN(cells, return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    for cell, layer in zip(cells.cells, layers):
        W, U, b = layer.get_weights()
        cell.set_weights([U, W, b] if U.shape == W.shape else [W, U, b])
    return copy
