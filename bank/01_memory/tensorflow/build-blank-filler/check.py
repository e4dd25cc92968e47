def _check_build_blank_filler():
    model = build_blank_filler(9, 6)
    assert isinstance(model, keras.Model), (
        f"build_blank_filler returns {type(model).__name__}; return a keras.Model."
    )
    assert model.built, "build_blank_filler: the model is not built; begin with keras.layers.Input((None,))."
    for T in (5, 3):
        try:
            p = np.asarray(model(tf.constant(np.arange(2 * T).reshape(2, T) % 9)))
        except Exception as error:
            raise AssertionError(
                f"build_blank_filler: the model does not take sentences of length {T}: {type(error).__name__}."
            )
        if p.ndim == 3:
            raise AssertionError(
                "build_blank_filler gives an answer for every word; only the last state is wanted."
            )
        assert p.shape == (2, 9), (
            f"build_blank_filler: the model gives shape {p.shape} for 2 sentences and 9 words, not (2, 9)."
        )
        assert np.allclose(p.sum(-1), 1, atol=1e-4) and p.min() >= 0, (
            "build_blank_filler: rows do not sum to 1; is the softmax missing or over the wrong axis?"
        )
    assert tuple(model.input_shape) == (None, None), (
        f"build_blank_filler: the model is made for an input of shape {model.input_shape}; sentences have any length: Input((None,))."
    )
    assert not any(isinstance(layer, keras.layers.Bidirectional) for layer in model.layers), (
        "build_blank_filler: Bidirectional reads the words from the end as well; use RNN(RNNCell(units)) or SimpleRNN(units) without it."
    )
    recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
    assert recurrent, (
        "build_blank_filler: there is no recurrent layer: use RNN(RNNCell(units)) or SimpleRNN(units)."
    )
    width = recurrent[0].cell.output_size
    assert width == 6, (
        f"build_blank_filler: the recurrent layer is {width} wide for units = 6; its width should be `units`."
    )
    assert not any(layer.go_backwards for layer in recurrent), (
        "build_blank_filler: go_backwards reads the words from the end; its last state is that of the first word."
    )
    assert not any(getattr(layer, "mask_zero", False) for layer in model.layers), (
        "build_blank_filler: with mask_zero the recurrent layer skips token 0; here it is a word like all others."
    )
    first, other = np.array([[1, 2, 3, 4]]), np.array([[5, 2, 3, 4]])
    assert not np.allclose(model(first), model(other), atol=1e-7), (
        "build_blank_filler: the first word has no influence on the answer."
    )
    weights = recurrent[-1].get_weights()
    if weights[1].shape == (
        6,
        6,
    ):  # a plain network: without its recurrent kernel a state knows its own word only
        recurrent[-1].set_weights([weights[0], 0 * weights[1], *weights[2:]])
        assert np.allclose(model(first), model(other), atol=1e-6), (
            "build_blank_filler: the answer is made of the states of several words; only the last one is wanted."
        )
    print("build_blank_filler: this looks right.")


_check_build_blank_filler()
