"""Takes the cells of the stack itself."""
# loses: test-equivalent-cell-stack-own-weights
# says: shares its weights


def equivalent_cell_stack(stack):
    for layer in stack.layers:
        if not isinstance(layer, (keras.layers.LSTM, keras.layers.Dropout, keras.layers.InputLayer)):
            raise ValueError(f"{layer.name} is no LSTM layer and no dropout")
    cells = [layer.cell for layer in stack.layers if isinstance(layer, keras.layers.LSTM)]
    copy = keras.layers.RNN(keras.layers.StackedRNNCells(cells), return_sequences=True, return_state=True)
    copy.build((None, None, stack.input_shape[-1]))
    return copy
