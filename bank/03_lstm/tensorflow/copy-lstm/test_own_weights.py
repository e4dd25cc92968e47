# Hidden test (1 point): the copy has weights of its own, in a layer around the cell.
def test_copy_owns_weights(rng):
    lstm = built_lstm(rng, 2, 3)
    before = lstm.get_weights()
    copy = copy_lstm(lstm)
    assert isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.LSTM), (
        "copy_lstm: not an RNN(LSTMCell)."
    )
    assert isinstance(copy.cell, LSTMCell) and copy.cell is not lstm.cell, (
        "copy_lstm: the copy shares the cell it copies."
    )
    copy.set_weights([w + 1 for w in copy.get_weights()])
    same = all(np.array_equal(w, was) for w, was in zip(lstm.get_weights(), before, strict=True))
    assert same, "copy_lstm: changing the copy changes the original."


with_a_correct_cell(test_copy_owns_weights)
