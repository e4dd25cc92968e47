def _check_rnn_cell():
    cell = RNNCell(4)
    assert getattr(cell, "state_size", None) == 4, "RNNCell: state_size should be H, the number of units."
    assert getattr(cell, "output_size", None) == 4, "RNNCell: output_size should be H, the number of units."
    assert getattr(cell, "units", None) == 4, (
        "RNNCell: keep the argument of __init__ under its name: self.units = units."
    )
    cell.build((None, 3))
    shapes = [tuple(w.shape) for w in cell.trainable_weights]
    assert shapes == [(3, 4), (4, 4), (4,)], (
        f"RNNCell has trainable weights of shapes {shapes} for D = 3 and H = 4; they should be [(3, 4), (4, 4), (4,)], "
        "in this order: kernel for the inputs, recurrent_kernel for the state, bias."
    )
    names = [w.name for w in cell.trainable_weights]
    assert names == ["kernel", "recurrent_kernel", "bias"], (
        f'RNNCell: the weights are called {names}; give each add_weight its name: name="kernel", '
        'name="recurrent_kernel", name="bias".'
    )
    W, U = np.sin(np.arange(12.0)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4)
    b = np.linspace(-1, 0.5, 4)
    cell.set_weights([W, U, b])
    x, h = np.sin(np.arange(6.0)).reshape(2, 3), np.cos(np.arange(8.0)).reshape(2, 4)
    answer = cell(tf.constant(x, "float32"), [tf.constant(h, "float32")])
    assert isinstance(answer, (tuple, list)) and len(answer) == 2 and isinstance(answer[1], (tuple, list)), (
        "RNNCell.call returns two things: the output, and the list of new states."
    )
    mistakes = {
        0.84469: "the bias is left out.",
        -0.07126: "tanh is applied to each term; apply it once, to the sum.",
        0.00850: "the tanh is missing.",
        0.89372: "the state has no influence on the output.",
    }
    assert np.shape(answer[0]) == (2, 4), (
        f"RNNCell gives an output of shape {np.shape(answer[0])}; it should be (2, 4). states is a list: take its first entry."
    )
    number = float(np.sum(np.asarray(answer[0]) * np.cos(np.arange(8)).reshape(2, 4)))
    for known, mistake in mistakes.items():
        assert abs(number - known) > 1e-3, f"RNNCell: {mistake}"
    assert abs(number - -0.04558) < 1e-3, (
        f"RNNCell: the output is not tanh(x_t W + h_prev U + b) (fingerprint {number:.4f})."
    )
    assert np.allclose(answer[0], answer[1][0]), (
        "RNNCell: the new state is not h_t: the next step would not remember this one."
    )
    try:
        named = RNNCell(4, name="memory")
    except TypeError as error:
        raise AssertionError(
            f"RNNCell takes no name: {error}. Let __init__ take **kwargs, and hand them on: super().__init__(**kwargs)."
        ) from error
    try:
        again = RNNCell.from_config(named.get_config())
    except Exception as error:
        raise AssertionError(
            f"RNNCell: from_config(get_config()) raises {type(error).__name__}. Does get_config name units?"
        )
    assert again.state_size == 4, "RNNCell: from_config(get_config()) loses the number of units."
    assert again.name == "memory", (
        "RNNCell: get_config loses what keras.layers.Layer keeps; begin with super().get_config()."
    )
    model = keras.Sequential(
        [keras.layers.Input((5, 3)), keras.layers.RNN(RNNCell(4)), keras.layers.Dense(1)]
    )
    model.compile("sgd", "mse")
    try:
        model.fit(np.ones((2, 5, 3)), np.ones((2, 1)), verbose=0)
    except Exception as error:
        kind = type(error).__name__
        raise AssertionError(
            f"RNNCell inside keras.layers.RNN cannot be trained ({kind}). Use keras.ops or tf in call."
        )
    layer, sequence = (
        keras.layers.RNN(RNNCell(4)),
        tf.constant(np.sin(np.arange(30.0)).reshape(2, 5, 3), "float32"),
    )
    with tf.GradientTape() as tape:
        tape.watch(sequence)
        last = tf.reduce_sum(layer(sequence))
    slope = tape.gradient(last, sequence)
    assert slope is not None and np.all(np.any(slope != 0, axis=-1)), (
        "RNNCell: no gradient comes from the last state back to the first input. Use keras.ops or tf in call, without NumPy or "
        ".numpy(), and stop no gradient."
    )
    print("RNNCell: this looks right.")


_check_rnn_cell()
