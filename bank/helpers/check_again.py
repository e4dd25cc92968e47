def check_again(name, answer, shape, right, sizes):
    """Check the answer to a second question: float32 arrays of other sizes. So no chance or size hides a mistake."""
    assert isinstance(answer, np.ndarray), f"{name} is a {type(answer).__name__}; it should be a NumPy array."
    assert answer.shape == shape, f"{name} is of shape {answer.shape} for {sizes}; it should be {shape}."
    assert answer.dtype == np.float32, (
        f"{name} is {answer.dtype} for float32 inputs; it should keep their dtype. np.zeros, np.ones and np.eye make "
        "float64 unless you give them a dtype, and an array times a np.float64 number is float64 too."
    )
    number = fingerprint(answer)
    assert abs(number - right) < 1e-4 * (1 + abs(right)), (
        f"{name} is right for a first example, and wrong for {sizes} in float32. Its fingerprint is {number:.5f}."
    )
