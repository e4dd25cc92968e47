def assert_kind(function, rng, **shapes):
    """Fail unless what a function gives has the dtype of its inputs, and the inputs stay as they were."""
    for dtype in (np.float32, np.float64):
        given = {name: rng.uniform(-1, 1, size=shape).astype(dtype) for name, shape in shapes.items()}
        before = {name: a.copy() for name, a in given.items()}
        answer = function(*given.values())
        for got in answer if isinstance(answer, (tuple, list)) else [answer]:
            assert isinstance(got, np.ndarray), (
                f"{function.__name__} gives a {type(got).__name__}, not an array."
            )
            assert got.dtype == dtype, (
                f"{function.__name__} gives {got.dtype} for inputs of {np.dtype(dtype)}."
            )
        for name, a in given.items():
            assert np.array_equal(a, before[name]), f"{function.__name__} changes its argument {name}."
