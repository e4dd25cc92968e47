# Hidden test (1 point): latch_weights gives three arrays of the right shapes.
for weight, shape in zip(latch_weights(), [(1, 1), (1, 1), (1,)], strict=True):
    assert isinstance(weight, np.ndarray), "latch_weights: the weights should be NumPy arrays."
    assert np.shape(weight) == shape, (
        f"latch_weights: a weight has shape {np.shape(weight)}; it should be {shape}."
    )
