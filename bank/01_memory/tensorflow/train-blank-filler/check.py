def _check_train_blank_filler():
    rng = fresh("check_train_blank_filler")
    tokens, answers = travel_sentences(rng, 2000, 3)
    model = build_blank_filler(len(WORDS), 32)
    before = model.get_weights()
    trained = train_blank_filler(model, tokens, answers)
    assert trained is not None, "train_blank_filler returns None: `return model` is missing at its end."
    assert not isinstance(trained, keras.callbacks.History), (
        "train_blank_filler returns the History that fit gives; return the model after fit."
    )
    assert isinstance(trained, keras.Model), (
        f"train_blank_filler returns a {type(trained).__name__}; train the model in place and return it."
    )
    assert trained is model, (
        "train_blank_filler returns another model than it was given; train it in place and return it."
    )
    moved = any(np.any(w != was) for w, was in zip(model.get_weights(), before, strict=True))
    assert moved, (
        "train_blank_filler: the weights have not moved. Is model.fit called, on the model that was given?"
    )
    unseen, right = travel_sentences(rng, 1000, 3)
    accuracy = np.mean(np.argmax(model.predict(unseen, verbose=0), axis=-1) == right)
    print(f"accuracy on 1,000 unseen sentences: {accuracy:.3f}")
    assert accuracy > 0.5, (
        f"train_blank_filler: {accuracy:.3f} on unseen sentences, near chance. Does the loss fit probabilities and whole-number answers, "
        "do tokens and answers stay paired, and is the learning rate right (try 0.005)?"
    )
    assert accuracy >= 0.95, (
        f"train_blank_filler: {accuracy:.3f} on unseen sentences; 0.95 is asked. Train longer, or on all sentences?"
    )
    print("train_blank_filler: this looks right.")


_check_train_blank_filler()
