def _check_lstm_cell():
    cell = LSTMCell(4)
    sizes = getattr(cell, "state_size", None)
    assert isinstance(sizes, (list, tuple)) and list(sizes) == [4, 4], (
        f"LSTMCell: state_size is {sizes} for H = 4; it should be [4, 4]: a hidden state and a cell state."
    )
    assert getattr(cell, "output_size", None) == 4, "LSTMCell: output_size should be H, the number of units."
    cell.build((None, 3))
    shapes = [tuple(w.shape) for w in cell.trainable_weights]
    assert shapes == [(3, 16), (4, 16), (16,)], (
        f"LSTMCell has trainable weights of shapes {shapes} for D = 3 and H = 4; they should be [(3, 16), (4, 16), (16,)], "
        "in this order: kernel for the inputs, recurrent_kernel for the hidden state, bias."
    )
    other = LSTMCell(4, forget_bias=2.5)
    other.build((None, 3))
    for asked, one in ((1.0, cell), (2.5, other)):
        start = np.asarray(one.bias)
        assert not np.allclose(start, np.repeat([asked, 0, 0, 0], 4)), (
            "LSTMCell: the forget bias is in the block of the input gate; Keras packs i, f, c, o."
        )
        assert np.any(start), (
            "LSTMCell: the bias starts from 0 everywhere; the forget block should start from forget_bias."
        )
        assert np.allclose(start, np.repeat([0, asked, 0, 0], 4)), (
            f"LSTMCell: with forget_bias = {asked} the blocks i, f, c, o of the bias should start from 0, {asked}, 0, 0; "
            f"yours start from {[round(float(v), 2) for v in start[::4]]}."
        )
    cell.set_weights(weights_for_checks(3, 4))
    x, h, c = (tf.constant(waves(start, *shape)) for start, shape in ((0, (2, 3)), (3, (2, 4)), (5, (2, 4))))
    answer = cell(x, [h, c])
    assert isinstance(answer, (tuple, list)) and len(answer) == 2 and isinstance(answer[1], (tuple, list)), (
        "LSTMCell.call returns two things: the output h_t, and the list [h_t, c_t]."
    )
    output, states = answer
    assert len(states) == 2, f"LSTMCell.call returns {len(states)} new states; there are two: [h_t, c_t]."
    for name, array in (
        ("the output", output),
        ("the new hidden state", states[0]),
        ("the new cell state", states[1]),
    ):
        assert np.shape(array) == (2, 4), (
            f"LSTMCell: {name} has shape {np.shape(array)}; it should be (2, 4)."
        )
    hint = "the numbers are not those of the equations"
    mistakes = {
        ### MISTAKES states_swapped, forget_first, onnx_order, no_bias, reads_c, candidate_sigmoid,
        ### nothing_forgotten, memory_squashed, interleaved
    }
    compare("LSTMCell: c_t", states[1], -2.14123, mistakes, hint)
    mistakes = {
        ### MISTAKES output_not_squashed, shows_old_memory, returns_c, output_gate_tanh
    }
    compare("LSTMCell: the output", output, -1.25024, mistakes, hint)
    assert np.allclose(output, states[0]), "LSTMCell: the new hidden state is not the output h_t."
    try:
        again = LSTMCell.from_config(LSTMCell(4, forget_bias=2.5, name="memory").get_config())
    except Exception as error:
        raise AssertionError(
            f"LSTMCell: from_config(get_config()) raises {type(error).__name__}. Does get_config name units and forget_bias?"
        )
    assert again.units == 4, "LSTMCell: from_config(get_config()) loses the number of units."
    assert again.forget_bias == 2.5, "LSTMCell: from_config(get_config()) loses forget_bias."
    assert again.name == "memory", (
        "LSTMCell: get_config loses what keras.layers.Layer keeps; begin with super().get_config()."
    )
    model = keras.Sequential(
        [keras.layers.Input((5, 3)), keras.layers.RNN(LSTMCell(4)), keras.layers.Dense(1)]
    )
    model.compile("sgd", "mse")
    try:
        model.fit(np.ones((2, 5, 3)), np.ones((2, 1)), verbose=0)
    except Exception as error:
        kind = type(error).__name__
        raise AssertionError(
            f"LSTMCell inside keras.layers.RNN cannot be trained ({kind}). Use keras.ops or tf in call."
        )
    try:
        made = LSTMCell(4, dtype="float64")(
            tf.cast(x, "float64"), [tf.cast(h, "float64"), tf.cast(c, "float64")]
        )
    except Exception as error:
        raise AssertionError(
            f"LSTMCell(4, dtype='float64') fails ({type(error).__name__}); hand **kwargs on, and set no dtype yourself."
        )
    assert made[0].dtype == tf.float64, (
        f"LSTMCell(4, dtype='float64') gives {made[0].dtype.name}; hand **kwargs on, and set no dtype yourself."
    )
    print("LSTMCell: this looks right.")


_check_lstm_cell()
