# Hidden test (1 point): the copy has weights of its own, in a layer around the cell.
def test_copy_owns_weights(rng):
    simple = built_simple_rnn(rng, 2, 3)
    before = simple.get_weights()
    copy = copy_simple_rnn(simple)
    assert isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.SimpleRNN), (
        "copy_simple_rnn: not an RNN(RNNCell)."
    )
    assert isinstance(copy.cell, RNNCell) and copy.cell is not simple.cell, (
        "copy_simple_rnn: the copy shares the cell it copies."
    )
    copy.set_weights([w + 1 for w in copy.get_weights()])
    same = all(np.array_equal(w, was) for w, was in zip(simple.get_weights(), before, strict=True))
    assert same, "copy_simple_rnn: changing the copy changes the original."


with_a_correct_cell(test_copy_owns_weights)
