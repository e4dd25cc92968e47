# Hidden test (1 point): stacked_forward keeps the dtype of its inputs, and leaves them alone.
def test_stack_dtype(rng):
    for dtype in (np.float32, np.float64):
        x = rng.normal(size=(2, 3, 3)).astype(dtype)
        layers = [tuple(a.astype(dtype) for a in layer) for layer in random_layers(rng, 3, 3, 3)]
        given = [x, *(a for layer in layers for a in layer)]
        before = [a.copy() for a in given]
        states, last = several("stacked_forward", stacked_forward(x, layers), "states", "last")
        for got in [states, *(a for pair in last for a in pair)]:
            assert isinstance(got, np.ndarray), f"stacked_forward gives a {type(got).__name__}, not an array."
            assert got.dtype == dtype, f"stacked_forward gives {got.dtype} for inputs of {np.dtype(dtype)}."
        assert len(layers) == 2, "stacked_forward changes the list of layers."
        now = [x, *(a for layer in layers for a in layer)]
        assert all(map(np.array_equal, now, before)), "stacked_forward changes an array that it was given."


test_stack_dtype(fresh("test_stack_dtype"))
