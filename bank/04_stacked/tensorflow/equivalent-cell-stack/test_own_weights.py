# Hidden test (1 point): the copy is an RNN around StackedRNNCells of LSTM cells, with weights of its own.
def test_cells_own_weights(rng):
    stack = stack_of_layers(rng, 2, 3, 4)
    before = stack.get_weights()
    copy = equivalent_cell_stack(stack)
    assert isinstance(copy, keras.layers.RNN) and isinstance(copy.cell, keras.layers.StackedRNNCells), (
        "equivalent_cell_stack: not an RNN(StackedRNNCells)."
    )
    assert [cell.units for cell in copy.cell.cells] == [3, 4], (
        "equivalent_cell_stack: there should be one cell for each layer, the lowest first."
    )
    assert all(isinstance(cell, keras.layers.LSTMCell) for cell in copy.cell.cells), (
        "equivalent_cell_stack: the cells should be LSTM cells."
    )
    copy.set_weights([w + 1 for w in copy.get_weights()])
    same = all(np.array_equal(w, was) for w, was in zip(stack.get_weights(), before, strict=True))
    assert same, "equivalent_cell_stack: changing the copy changes the stack."


test_cells_own_weights(fresh("test_cells_own_weights"))
