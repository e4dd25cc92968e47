# Hidden test (1 point): the model that was given is trained, for as many updates as asked; nothing is printed, tokens are left alone.
def test_language_in_place(rng):
    import contextlib
    import io

    text = np.tile(rng.permutation(6).astype("int32"), 400)
    model, before = small_model(6, 12), text.copy()
    start = model.get_weights()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        trained = train_language_model(model, text, 1)
    assert trained is model, "train_language_model returns another model than it was given."
    assert not printed.getvalue(), "train_language_model prints while it trains; give verbose=0 to fit."
    assert np.array_equal(text, before), "train_language_model changes tokens, which it was given."
    made = getattr(model, "optimizer", None)  # None after a loop of one's own
    assert made is None or int(made.iterations) <= 1, (
        f"train_language_model: with updates = 1 it makes {int(made.iterations)} updates."
    )
    moved = [np.any(w != was) for w, was in zip(model.get_weights(), start, strict=True)]
    assert sum(moved) >= 4, "train_language_model: some weights of the model that was given have not moved."
    assert score_of(model, text[:200]) > 1.0, "train_language_model: with updates = 1 it makes many updates."


test_language_in_place(fresh("test_language_in_place"))
