# Hidden test (1 point): a layer of dtype float64 holds its weights in float64 and computes in it, with a mask as well.
@probe
def dtypes_of_min_lstm(dtype):
    layer = MinLSTM(4, dtype=dtype)
    layer.build((None, 5, 3))
    return [w.dtype for w in layer.weights]


def test_min_lstm_dtype(rng):
    mask = np.tile(np.arange(5) < 3, (2, 1))
    for dtype in ("float32", "float64"):
        assert set(dtypes_of_min_lstm(dtype)) == {dtype}, f"MinLSTM of {dtype}: not all weights are {dtype}."
        weights, x = random_kernel(rng, 3, 4), rng.normal(size=(2, 5, 3)).astype(dtype)
        for one in (None, mask):
            states = states_of_layer(weights, x, one, dtype)
            assert states.dtype == dtype, f"MinLSTM of {dtype} gives {states.dtype.name}."
    rounded = states_of_layer(weights, x.astype("float32").astype("float64"), mask, dtype)
    assert np.any(states != rounded), "MinLSTM of float64 computes in float32."


with_a_correct_scan(test_min_lstm_dtype)
