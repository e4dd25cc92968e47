def check_dtype(function, given):
    """Complain if a function gives another dtype for float32, or works in float32 on the way for float64."""

    def results(arguments):
        answer = function(*arguments)
        return list(map(np.asarray, answer if isinstance(answer, (tuple, list)) else [answer]))

    for got in results([a.astype(np.float32) for a in given.values()]):
        assert got.dtype == np.float32, (
            f"{function.__name__} gives {got.dtype} for inputs of float32. Keep the dtype all the way, in the functions "
            "that are called too. np.zeros, np.ones and np.eye make float64 unless you give them a dtype, and an array times "
            "a np.float64 number, such as np.sqrt of an integer, is float64 too."
        )
    one, other = results([a.copy() for a in given.values()]), results([a + 1e-10 for a in given.values()])
    assert not all(map(np.array_equal, one, other)), (
        f"{function.__name__} does not notice a change of 1e-10 in its inputs: it is computed in float32 on the way, or rounded."
    )
