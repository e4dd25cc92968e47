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
    recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
    assert recurrent, (
        "build_blank_filler: there is no recurrent layer: use RNN(RNNCell(units)) or SimpleRNN(units)."
    )
    assert recurrent[0].cell.state_size == 6, (
        "build_blank_filler: the width of the recurrent layer should be `units`."
    )
    first, other = np.array([[1, 2, 3, 4]]), np.array([[5, 2, 3, 4]])
    assert not np.allclose(model(first), model(other), atol=1e-7), (
        "build_blank_filler: the first word has no influence on the answer."
    )
    print("build_blank_filler: this looks right.")


_check_build_blank_filler()
