# Hidden test (1 point): latch_lstm gives three arrays of floats of the right shapes.
for _name, _weight, _shape in zip("WUb", latch_lstm(), [(2, 4), (1, 4), (4,)], strict=True):
    assert isinstance(_weight, np.ndarray), f"latch_lstm: {_name} should be a NumPy array."
    assert _weight.shape == _shape, f"latch_lstm: {_name} has shape {_weight.shape}; it should be {_shape}."
    assert np.issubdtype(_weight.dtype, np.floating), (
        f"latch_lstm: {_name} is {_weight.dtype}; it should hold floats."
    )
