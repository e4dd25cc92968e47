# Hidden test (1 point): the model that was given is trained and returned; nothing is printed, tokens and answers are left alone.
def test_training_in_place(rng):
    import contextlib
    import io

    V = len(WORDS)
    layers = [
        keras.layers.Input((None,)),
        keras.layers.Embedding(V, 4),
        keras.layers.GlobalAveragePooling1D(),
    ]
    model = keras.Sequential(layers + [keras.layers.Dense(V, activation="softmax")])
    before = model.get_weights()
    tokens, answers = travel_sentences(rng, 100, 1)
    copies = tokens.copy(), answers.copy()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        weights, is_given, kind = trained_weights(model.get_config(), before, tokens, answers)
    assert kind != "NoneType", "train_blank_filler returns None: `return model` is missing at its end."
    assert kind != "History", (
        "train_blank_filler returns the History that fit gives; return the model after fit."
    )
    assert is_given, f"train_blank_filler returns a {kind} that is not the model it was given."
    assert not printed.getvalue(), "train_blank_filler prints while it trains; give verbose=0 to fit."
    moved = all(np.any(w != was) for w, was in zip(weights, before, strict=True))
    assert moved, "train_blank_filler: some weights of the model that was given have not moved."
    same = np.array_equal(tokens, copies[0]) and np.array_equal(answers, copies[1])
    assert same, "train_blank_filler changes the tokens or the answers it was given."


test_training_in_place(fresh("test_training_in_place"))
