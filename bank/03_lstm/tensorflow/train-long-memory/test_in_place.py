# Hidden test (1 point): the model that was given is trained and returned; nothing is printed, x and bits are left alone.
def test_training_in_place(rng):
    import contextlib
    import io

    model = a_long_memory(4)
    before = [w.copy() for w in model.get_weights()]
    x, bits = noisy_bits(rng, 100, 20)
    copies = x.copy(), bits.copy()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        trained = train_long_memory(model, x, bits)
    assert trained is model, "train_long_memory returns another model than it was given."
    assert not printed.getvalue(), "train_long_memory prints while it trains; give verbose=0 to fit."
    moved = all(np.any(w != was) for w, was in zip(model.get_weights(), before, strict=True))
    assert moved, "train_long_memory: some weights of the model that was given have not moved."
    same = np.array_equal(x, copies[0]) and np.array_equal(bits, copies[1])
    assert same, "train_long_memory changes x or bits, which it was given."


test_training_in_place(fresh("test_training_in_place"))
