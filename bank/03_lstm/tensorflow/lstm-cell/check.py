def _check_lstm_cell():
    cell = LSTMCell(5)
    sizes = getattr(cell, "state_size", None)
    assert isinstance(sizes, (list, tuple)) and list(sizes) == [5, 5], (
        f"LSTMCell: state_size is {sizes} for H = 5; it should be [5, 5]: a hidden state and a cell state."
    )
    assert getattr(cell, "output_size", None) == 5, "LSTMCell: output_size should be H, the number of units."
    for name, kept in (("units", 5), ("forget_bias", 1.0)):
        assert getattr(cell, name, None) == kept, (
            f"LSTMCell: keep the argument {name} of __init__ under its name: self.{name} = {name}."
        )
    cell.build((None, 3))
    shapes = [tuple(w.shape) for w in cell.trainable_weights]
    assert shapes == [(3, 20), (5, 20), (20,)], (
        f"LSTMCell has trainable weights of shapes {shapes} for D = 3 and H = 5; they should be [(3, 20), (5, 20), (20,)], "
        "in this order: kernel for the inputs, recurrent_kernel for the hidden state, bias."
    )
    names = [w.name for w in cell.trainable_weights]
    assert names == ["kernel", "recurrent_kernel", "bias"], (
        f'LSTMCell: the weights are called {names}; give each add_weight its name: name="kernel", '
        'name="recurrent_kernel", name="bias".'
    )
    for name in names:
        assert hasattr(cell, name), (
            f"LSTMCell: keep the weight {name} as an attribute as well: self.{name} = ..."
        )
    for name in names[:2]:
        assert np.std(getattr(cell, name)) > 0, (
            f"LSTMCell: all entries of the {name} start equal, so all units stay equal; start from random numbers."
        )
    other = LSTMCell(5, forget_bias=2.5)
    other.build((None, 3))
    for asked, one in ((1.0, cell), (2.5, other)):
        start = np.asarray(one.bias)
        assert not np.allclose(start, np.repeat([asked, 0, 0, 0], 5)), (
            "LSTMCell: the forget bias is in the block of the input gate; Keras packs i, f, c, o."
        )
        assert np.any(start), (
            "LSTMCell: the bias starts from 0 everywhere; the forget block should start from forget_bias."
        )
        assert np.allclose(start, np.repeat([0, asked, 0, 0], 5)), (
            f"LSTMCell: with forget_bias = {asked} the blocks i, f, c, o of the bias should start from 0, {asked}, 0, 0; "
            f"yours start from {[round(float(v), 2) for v in start[::5]]}."
        )
    cell.set_weights(weights_for_checks(3, 5))
    x, h, c = (tf.constant(waves(start, *shape)) for start, shape in ((0, (2, 3)), (3, (2, 5)), (5, (2, 5))))
    try:
        answer = cell(x, [h, c])
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"LSTMCell.call fails for B, D, H = 2, 3, 5: {what_failed(error)} "
            "(x W + h U + b is (B, 4H): four blocks, each of H columns.)"
        )
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
        assert np.shape(array) == (2, 5), (
            f"LSTMCell: {name} has shape {np.shape(array)}; it should be (2, 5)."
        )
    hint = "the numbers are not those of the equations"
    mistakes = {
        ### MISTAKES states_swapped, forget_first, onnx_order, no_bias, reads_c, candidate_sigmoid,
        ### nothing_forgotten, memory_squashed, interleaved, candidate_third, states_taken_swapped, bias_twice
    }
    compare("LSTMCell: c_t", states[1], -3.42307, mistakes, hint)
    mistakes = {
        ### MISTAKES output_not_squashed, shows_old_memory, returns_c, output_gate_tanh
    }
    compare("LSTMCell: the output", output, -1.02442, mistakes, hint)
    assert np.allclose(output, states[0]), "LSTMCell: the new hidden state is not the output h_t."
    try:
        named = LSTMCell(5, forget_bias=2.5, name="memory")
    except TypeError as error:
        raise AssertionError(
            f"LSTMCell takes no name: {error}. Let __init__ take **kwargs, and hand them on: super().__init__(**kwargs)."
        ) from error
    try:
        again = LSTMCell.from_config(named.get_config())
    except Exception as error:
        raise AssertionError(
            f"LSTMCell: from_config(get_config()) raises {type(error).__name__}. Does get_config name units and forget_bias?"
        )
    assert again.units == 5, "LSTMCell: from_config(get_config()) loses the number of units."
    assert again.forget_bias == 2.5, "LSTMCell: from_config(get_config()) loses forget_bias."
    assert again.name == "memory", (
        "LSTMCell: get_config loses what keras.layers.Layer keeps; begin with super().get_config()."
    )
    model = keras.Sequential(
        [keras.layers.Input((5, 3)), keras.layers.RNN(LSTMCell(5)), keras.layers.Dense(1)]
    )
    model.compile("sgd", "mse")
    try:
        model.fit(np.ones((2, 5, 3)), np.ones((2, 1)), verbose=0)
    except Exception as error:
        kind = type(error).__name__
        raise AssertionError(
            f"LSTMCell inside keras.layers.RNN cannot be trained ({kind}). Use keras.ops or tf in call."
        )
    double = LSTMCell(5, dtype="float64")
    assert double.compute_dtype == "float64", (
        f"LSTMCell(5, dtype='float64') computes in {double.compute_dtype}; hand **kwargs on to super().__init__, and set no dtype yourself."
    )
    try:
        double.build((None, 3))
    except Exception as error:
        raise AssertionError(
            f"LSTMCell(5, dtype='float64').build fails ({what_failed(error)}) Each weight has the dtype of the "
            "layer; an initializer of your own gets it as the argument dtype."
        )
    for w in double.weights:
        assert w.dtype == "float64", (
            f"LSTMCell(5, dtype='float64'): the weight {w.name} is {w.dtype}; set no dtype yourself, add_weight knows it."
        )
    try:
        made = double(tf.cast(x, "float64"), [tf.cast(h, "float64"), tf.cast(c, "float64")])
    except Exception as error:
        raise AssertionError(
            f"LSTMCell(5, dtype='float64').call fails ({type(error).__name__}); set no dtype yourself."
        )
    assert {array.dtype for array in (made[0], *made[1])} == {tf.float64}, (
        f"LSTMCell(5, dtype='float64') gives {made[0].dtype.name} and states of {[s.dtype.name for s in made[1]]}; set no dtype yourself."
    )
    print("LSTMCell: this looks right.")


_check_lstm_cell()
