# Hidden test (1 point): the copy is an RNN around StackedRNNCells of LSTM cells, with weights of its own.
@probe
def kinds_of_copy(config, weights):
    """Whether the copy is an RNN around StackedRNNCells, and of each cell the units and whether it is an LSTMCell."""
    _, copy = original_and_copy(config, weights)
    is_stacked = isinstance(copy, keras.layers.RNN) and isinstance(copy.cell, keras.layers.StackedRNNCells)
    cells = copy.cell.cells if is_stacked else []
    return (
        is_stacked,
        [cell.units for cell in cells],
        [isinstance(cell, keras.layers.LSTMCell) for cell in cells],
    )


@probe
def original_after_change(config, weights):
    """The weights of the stack, after those of the copy have changed."""
    stack, copy = original_and_copy(config, weights)
    copy.set_weights([w + 1 for w in copy.get_weights()])
    return stack.get_weights()


def test_cells_own_weights(rng):
    stack = stack_of_layers(rng, 2, 3, 4)
    config, weights = stack.to_json(), stack.get_weights()
    is_stacked, widths, are_lstm = kinds_of_copy(config, weights)
    assert is_stacked, "equivalent_cell_stack: not an RNN(StackedRNNCells)."
    assert widths == [3, 4], (
        "equivalent_cell_stack: there should be one cell for each layer, the lowest first."
    )
    assert all(are_lstm), "equivalent_cell_stack: the cells should be LSTM cells."
    left = original_after_change(config, weights)
    same = all(np.array_equal(w, was) for w, was in zip(left, weights, strict=True))
    assert same, "equivalent_cell_stack: changing the copy changes the stack."


test_cells_own_weights(fresh("test_cells_own_weights"))
