def model_for_check(vocab_size, units):
    """A model of language that is right, whatever the answers above are."""
    one_hot = keras.layers.Embedding(vocab_size, vocab_size, "identity", trainable=False)
    lstm = keras.layers.LSTM(units, return_sequences=True)
    return keras.Sequential(
        [keras.layers.Input((None,), dtype="int32"), one_hot, lstm, keras.layers.Dense(vocab_size)]
    )


def _check_train_language_model():
    fresh("check_train_language_model")
    # a a b b c c ... g g a a ...: what comes next can be told from the last two letters, and not from one. The period, 14,
    # divides no usual length of a window: else a place in the window would tell its target, whatever the inputs are.
    pairs = np.tile(np.repeat(np.arange(7, dtype="int32"), 2), 300)
    given, model = pairs.copy(), model_for_check(7, 16)
    before = model.get_weights()
    trained = train_language_model(model, given, 60)
    assert trained is not None, "train_language_model returns None: `return model` is missing at its end."
    assert not isinstance(trained, keras.callbacks.History), (
        "train_language_model returns the History that fit gives; return the model after fit."
    )
    assert isinstance(trained, keras.Model), (
        f"train_language_model returns a {type(trained).__name__}; train the model in place and return it."
    )
    assert trained is model, (
        "train_language_model returns another model than it was given; train it in place and return it."
    )
    made = getattr(model, "optimizer", None)  # None after a loop of one's own
    assert made is None or int(made.iterations) in (0, 60), (
        f"train_language_model: with updates = 60 it makes {int(made.iterations)} updates; it should make as many updates as it is told."
    )
    assert np.array_equal(given, pairs), "train_language_model changes tokens, which it was given."
    moved = any(np.any(w != was) for w, was in zip(model.get_weights(), before, strict=True))
    assert moved, (
        "train_language_model: the weights have not moved. Is model.fit called, on the model that was given?"
    )
    assert np.any(model.layers[1].get_weights()[1] != before[2]), (
        "train_language_model: the recurrent kernel has not moved. A window of one step has no past to learn from; take windows of some tens of steps."
    )
    guess = np.argmax(model(pairs[None, :60])[0], axis=-1)
    agrees = {k: np.mean(guess[10:50] == pairs[10 + k : 50 + k]) for k in (-1, 0, 1, 2)}
    known = {
        -1: "the model has learned to give the token before the one that it reads; the targets are moved the wrong way.",
        0: "the model has learned to repeat the token that it reads; the targets should be moved by one.",
        2: "the model has learned to give the token after the next one; the targets are moved too far.",
    }
    for k, mistake in known.items():
        assert agrees[k] < 0.9, f"train_language_model: {mistake}"
    bits = bits_per_token(model, pairs[:300])
    print(
        f"aabbccddeeffgg... after 60 updates: {bits:.2f} bits per letter, and {agrees[1]:.0%} of the next letters right"
    )
    assert bits < 0.5, (
        f"train_language_model: after 60 updates on 'aabbccddeeffgg...' {bits:.2f} bits per letter; it should be near 0, and knowing nothing costs "
        f"{np.log2(7):.2f}. Does the loss take logits (from_logits=True)? Are the windows pieces of the text in its order, do inputs and "
        "targets stay paired, has each step its target, and is the rate right (try 0.03)?"
    )
    barely = train_language_model(model_for_check(7, 16), pairs, 1)
    assert bits_per_token(barely, pairs[:300]) > 1.5, (
        "train_language_model: with updates = 1 it learns 'aabbccddeeffgg...' already; it should make as many updates as it is told."
    )
    model = model_for_check(V, 64)
    print(f"the manual, untrained: {bits_per_token(model, unseen):.2f} bits per character")
    bits = bits_per_token(train_language_model(model, seen, 200), unseen)
    print(f"the manual, unseen part, after 200 updates: {bits:.2f} bits per character")
    assert bits < 3.6, (
        f"train_language_model: {bits:.2f} bits per character on the unseen part of the manual; 3.6 is asked. Is the whole text used, "
        "does a batch hold about 1,600 characters, and is the rate right (try 0.03)?"
    )
    print("train_language_model: this looks right.")


_check_train_language_model()
