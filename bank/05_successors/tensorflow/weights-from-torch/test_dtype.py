# Hidden test (1 point): the arrays keep their dtype, and the arguments stay as they were.
def test_from_torch_dtype(rng):
    for dtype in ("float32", "float64"):
        given = torch_arguments(rng, 3, 4, dtype)
        before = [array.copy() for array in given]
        for got in weights_from_torch(*given):
            assert isinstance(got, np.ndarray) and got.dtype == dtype, (
                f"weights_from_torch: not all that comes back is an array of {dtype}, as the arguments are."
            )
        same = all(np.array_equal(array, was) for array, was in zip(given, before))
        assert same, "weights_from_torch changes one of its arguments."


test_from_torch_dtype(fresh("test_from_torch_dtype"))
