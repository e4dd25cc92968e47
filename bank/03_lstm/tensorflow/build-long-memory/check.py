def memory_after_noise(model, steps):
    """The same as loudness_of_noise for the cell state, which a shut output gate does not hide. 0 where there is none."""
    layer = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)][-1]
    if not isinstance(layer.cell.state_size, (list, tuple)) or len(layer.cell.state_size) != 2:
        return 0.0
    x = np.zeros((32, steps, 2), "float32")
    x[:, :, 0] = np.random.default_rng(0).normal(size=(32, steps))
    states = keras.layers.RNN(layer.cell, return_state=True)(layer.input)
    memory = keras.Model(model.inputs[0], states[2]).predict_on_batch(x)
    return float(np.sqrt(np.mean(np.square(memory))))


def _check_build_long_memory():
    fresh("check_build_long_memory")
    model = build_long_memory(6, 50)
    assert isinstance(model, keras.Model), (
        f"build_long_memory returns {type(model).__name__}; return a keras.Model."
    )
    assert model.built, "build_long_memory: the model is not built; begin with keras.layers.Input((None, 2))."
    for B, T in ((2, 5), (3, 4)):
        try:
            p = np.asarray(model(tf.constant(waves(0, B, T, 2))))
        except Exception as error:
            raise AssertionError(
                f"build_long_memory: the model does not take sequences of length {T}: {type(error).__name__}."
            )
        assert p.ndim != 3, "build_long_memory gives an answer for every step; only the last state is wanted."
        assert p.shape == (B, 1), (
            f"build_long_memory: the model gives shape {p.shape} for {B} sequences, not {(B, 1)}."
        )
        assert np.any(np.abs(p - 1) > 1e-5), (
            "build_long_memory: the answer is 1 for every sequence: a softmax over one number always is. Use a sigmoid."
        )
    assert tuple(model.input_shape) == (None, None, 2), (
        f"build_long_memory: the model is made for an input of shape {model.input_shape}; sequences have any length: Input((None, 2))."
    )
    model.set_weights([5 * waves(4, *w.shape) for w in model.get_weights()])
    p = np.asarray(model(tf.constant(waves(0, 50, 4, 2))))
    assert p.min() >= 0 and p.max() <= 1, (
        "build_long_memory: the answers are not between 0 and 1; is the sigmoid missing?"
    )
    recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
    assert recurrent, "build_long_memory: there is no recurrent layer; use RNN(LSTMCell(units))."
    assert {layer.cell.units for layer in recurrent} == {6}, (
        "build_long_memory: the width of the recurrent layer should be `units`."
    )
    assert not any(layer.go_backwards for layer in recurrent), (
        "build_long_memory: go_backwards reads the steps from the end; its last state is that of the first step."
    )
    weights = recurrent[-1].get_weights()
    if weights[1].shape == (6, 24):
        # An LSTM. With its forget gate shut, and no recurrent kernel, a state knows its own step only.
        weights[2][6:12] = -50
        recurrent[-1].set_weights([weights[0], 0 * weights[1], weights[2]])
        one, other = waves(0, 50, 4, 2), waves(9, 50, 4, 2)
        other[:, -1] = one[:, -1]
        assert np.allclose(model(tf.constant(one)), model(tf.constant(other)), atol=1e-6), (
            "build_long_memory: the answer is made of the states of several steps; only the last one is wanted."
        )
    for steps in (50, 200, 1500):
        model = build_long_memory(6, steps)
        cell = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)][0].cell
        hint = "is the bias of the forget gate ln(steps)?"
        if tuple(cell.bias.shape) == (24,):
            i, f, c, o = np.mean(np.asarray(cell.bias).reshape(4, 6), axis=1)
            hint = f"the biases of the blocks i, f, c, o start from {i:.1f}, {f:.1f}, {c:.1f}, {o:.1f} on average."
            assert not (i > 1 and f < 1), (
                "build_long_memory: the input gate got the bias of the forget gate. Keras packs i, f, c, o."
            )
            assert not (f > 1 and o < -1 < i), (
                f"build_long_memory: the output gate starts shut, and the input gate does not; noise comes in. Keras packs i, f, c, o, and {hint}"
            )
        left, noise = influence_left(model, steps), loudness_of_noise(model, steps)
        print(f"steps = {steps}: {left:.2g} of the influence is left; noise moves the state by {noise:.2g}")
        assert left > 0.0003, (
            f"build_long_memory: after {steps} steps {left:.2g} of the influence of an input is left; {hint}"
        )
        assert noise < 0.2, (
            f"build_long_memory: {steps} steps of noise move the state by {noise:.2g}: it drowns; is the input gate nearly shut? {hint}"
        )
        memory = memory_after_noise(model, steps)
        assert memory < 1, (
            f"build_long_memory: {steps} steps of noise move the cell state by {memory:.2g}, though the hidden state is quiet: the memory drowns; {hint}"
        )
    print("build_long_memory: this looks right.")


_check_build_long_memory()
