# Hidden test (1 point): a cell of dtype float64 holds its weights in float64 and computes in it.
@probe
def dtypes_of_weights(D, H, dtype):
    cell = LSTMCell(H, dtype=dtype)
    cell.build((None, D))
    return [w.dtype for w in cell.weights]


def test_lstm_cell_dtype(rng):
    for dtype in ("float32", "float64"):
        assert set(dtypes_of_weights(3, 4, dtype)) == {dtype}, (
            f"LSTMCell of {dtype}: not all weights are {dtype}."
        )
        x, h, c = (tf.constant(rng.normal(size=size), dtype) for size in [(2, 3), (2, 4), (2, 4)])
        weights = random_weights(rng, 3, 4)
        output, states = one_step(weights, x, h, c, dtype)
        assert {output.dtype, *(s.dtype for s in states)} == {tf.as_dtype(dtype)}, (
            f"LSTMCell of {dtype}: the output or a state has another dtype."
        )
    rounded = [tf.cast(tf.cast(array, "float32"), "float64") for array in (x, h, c)]
    same, _ = one_step(weights, *rounded, dtype)
    assert np.any(output != same), "LSTMCell of float64 computes in float32."


test_lstm_cell_dtype(fresh("test_lstm_cell_dtype"))
