def model_for_check(units=16):
    """A model that is right, whatever build_long_memory gives."""
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), lstm, keras.layers.Dense(1, activation="sigmoid")]
    )
    lstm.cell.bias.assign(np.repeat([-np.log(100), np.log(100), 0, 0], units))
    return model


def accuracy_on_unseen(model, rng, steps=100):
    """The part of 1,000 new sequences with the right answer."""
    unseen, bits = noisy_bits(rng, 1000, steps)
    return float(np.mean((model.predict_on_batch(unseen)[:, 0] > 0.5) == bits))


def _check_train_long_memory():
    import contextlib
    import io

    rng = fresh("check_train_long_memory")
    x, bits = noisy_bits(rng, 2000, 100)
    before_x, before_bits = x.copy(), bits.copy()
    model = model_for_check()
    before = model.get_weights()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        trained = train_long_memory(model, x, bits)
    print(printed.getvalue()[-500:], end="")
    assert not printed.getvalue(), "train_long_memory prints while it trains; give verbose=0 to fit."
    assert trained is not None, "train_long_memory returns None: `return model` is missing at its end."
    assert not isinstance(trained, keras.callbacks.History), (
        "train_long_memory returns the History that fit gives; return the model after fit."
    )
    assert isinstance(trained, keras.Model), (
        f"train_long_memory returns a {type(trained).__name__}; train the model in place and return it."
    )
    assert trained is model, (
        "train_long_memory returns another model than it was given; train it in place and return it."
    )
    assert np.array_equal(x, before_x) and np.array_equal(bits, before_bits), (
        "train_long_memory changes x or bits, which it was given."
    )
    moved = any(np.any(w != was) for w, was in zip(model.get_weights(), before, strict=True))
    assert moved, (
        "train_long_memory: the weights have not moved. Is model.fit called, on the model that was given?"
    )
    accuracy = accuracy_on_unseen(model, rng)
    print(f"accuracy on 1,000 unseen sequences: {accuracy:.3f}")
    assert accuracy > 0.3, (
        f"train_long_memory: {accuracy:.3f} on unseen sequences: the model knows the bit, and says the other one. Are the bits turned round?"
    )
    assert accuracy > 0.7, (
        f"train_long_memory: {accuracy:.3f} on unseen sequences, near chance. Does the model see whole sequences, do x and bits "
        "stay paired, does the loss fit one probability, and is the learning rate right (try 0.02)?"
    )
    assert accuracy >= 0.95, (
        f"train_long_memory: {accuracy:.3f} on unseen sequences; 0.95 is asked. Train longer, or on all sequences?"
    )
    print("train_long_memory: this looks right.")


_check_train_long_memory()
