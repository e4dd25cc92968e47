# Hidden test (1 point): the model that was given is trained, for as many updates as asked; nothing is printed, tokens are left alone.
def test_language_in_place(rng):
    import contextlib
    import io

    text = np.tile(rng.permutation(30).astype("int32"), 80)  # 4.9 bits before training
    model = small_model(30, 12)
    start = model.get_weights()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        is_same, kind, updates, left = train(model, text, 3)
    assert kind != "NoneType", "train_language_model returns None: `return model` is missing at its end."
    assert kind != "History", (
        "train_language_model returns the History that fit gives; return the model after fit."
    )
    assert is_same, f"train_language_model returns a {kind} that is not the model it was given."
    assert not printed.getvalue(), "train_language_model prints while it trains; give verbose=0 to fit."
    assert np.array_equal(left, text), "train_language_model changes tokens, which it was given."
    assert updates is None or updates <= 3, (
        f"train_language_model: with updates = 3 it makes {updates} updates."
    )
    moved = [np.any(w != was) for w, was in zip(model.get_weights(), start, strict=True)]
    assert sum(moved) >= 4, "train_language_model: some weights of the model that was given have not moved."
    assert score_of(model, text[:200]) > 2.5, "train_language_model: with updates = 3 it makes many updates."


test_language_in_place(fresh("test_language_in_place"))
