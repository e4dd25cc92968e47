# Hidden test (1 point): the model that was given is trained and returned; nothing is printed, x and bits are left alone.
def test_training_in_place(rng):
    import contextlib
    import io

    answer = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.layers.Input((10, 2)), keras.layers.Flatten(), answer])
    before = model.get_weights()
    x, bits = noisy_bits(rng, 100, 10)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        after, is_same, kind, *left = trained_memory(model.to_json(), before, x.copy(), bits.copy())
    assert kind != "NoneType", "train_long_memory returns None: `return model` is missing at its end."
    assert kind != "History", (
        "train_long_memory returns the History that fit gives; return the model after fit."
    )
    assert is_same, f"train_long_memory returns a {kind} that is not the model it was given."
    assert not printed.getvalue(), "train_long_memory prints while it trains; give verbose=0 to fit."
    moved = all(np.any(w != was) for w, was in zip(after, before, strict=True))
    assert moved, "train_long_memory: some weights of the model that was given have not moved."
    same = np.array_equal(left[0], x) and np.array_equal(left[1], bits)
    assert same, "train_long_memory changes x or bits, which it was given."


test_training_in_place(fresh("test_training_in_place"))
