# Hidden test (1 point): the copy has weights of its own, in a layer around the cell.
@probe
def kind_of_copy(weights):
    """Whether the copy is an RNN and no SimpleRNN, and whether its cell is an RNNCell of its own."""
    simple = built_simple_rnn(weights)
    copy = copy_simple_rnn(simple)
    is_rnn = isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.SimpleRNN)
    return is_rnn, is_rnn and isinstance(copy.cell, RNNCell) and copy.cell is not simple.cell


@probe
def original_after_change(weights):
    """The weights of the original, after those of the copy have changed."""
    simple = built_simple_rnn(weights)
    copy = copy_simple_rnn(simple)
    copy.set_weights([w + 1 for w in copy.get_weights()])
    return simple.get_weights()


def test_copy_owns_weights(rng):
    weights = random_weights(rng, 2, 3)
    is_rnn, has_own_cell = kind_of_copy(weights)
    assert is_rnn, "copy_simple_rnn: not an RNN(RNNCell)."
    assert has_own_cell, "copy_simple_rnn: the copy shares the cell it copies."
    same = all(np.array_equal(w, was) for w, was in zip(original_after_change(weights), weights, strict=True))
    assert same, "copy_simple_rnn: changing the copy changes the original."


with_a_correct_cell(test_copy_owns_weights)
