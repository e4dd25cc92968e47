# Hidden test (1 point): the copy has weights of its own, in a layer around the cell.
@probe
def kinds_of_copy(config, weights):
    """Whether the copy is an RNN and no LSTM, and whether its cell is an LSTMCell of its own."""
    lstm, copy = original_and_copy(config, weights)
    is_rnn = isinstance(copy, keras.layers.RNN) and not isinstance(copy, keras.layers.LSTM)
    return is_rnn, is_rnn and isinstance(copy.cell, LSTMCell) and copy.cell is not lstm.cell


@probe
def original_after_change(config, weights):
    """The weights of the original, after those of the copy have changed."""
    lstm, copy = original_and_copy(config, weights)
    copy.set_weights([w + 1 for w in copy.get_weights()])
    return lstm.get_weights()


def test_copy_owns_weights(rng):
    lstm = built_lstm(rng, 2, 3)
    config, weights = lstm.get_config(), lstm.get_weights()
    is_rnn, has_own_cell = kinds_of_copy(config, weights)
    assert is_rnn, "copy_lstm: not an RNN(LSTMCell)."
    assert has_own_cell, "copy_lstm: the copy shares the cell it copies."
    left = original_after_change(config, weights)
    same = all(np.array_equal(w, was) for w, was in zip(left, weights, strict=True))
    assert same, "copy_lstm: changing the copy changes the original."


with_a_correct_cell(test_copy_owns_weights)
