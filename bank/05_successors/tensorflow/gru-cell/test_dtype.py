# Hidden test (1 point): a cell of dtype float64 holds its weights in float64 and computes in it.
@probe
def dtypes_of_weights(D, H, after, dtype):
    cell = GRUCell(H, reset_after=after, dtype=dtype)
    cell.build((None, D))
    return [w.dtype for w in cell.weights]


def test_gru_cell_dtype(rng):
    for after in (False, True):
        for dtype in ("float32", "float64"):
            assert set(dtypes_of_weights(3, 4, after, dtype)) == {dtype}, (
                f"GRUCell of {dtype}: not all weights are {dtype}."
            )
            x, h = (tf.constant(rng.normal(size=size), dtype) for size in [(2, 3), (2, 4)])
            weights = random_weights(rng, 3, 4, after)
            output, states = one_step(weights, x, h, after, dtype)
            assert {output.dtype, *(s.dtype for s in states)} == {tf.as_dtype(dtype)}, (
                f"GRUCell of {dtype}: the output or the state has another dtype."
            )
        rounded = [tf.cast(tf.cast(array, "float32"), "float64") for array in (x, h)]
        same, _ = one_step(weights, *rounded, after, dtype)
        assert np.any(output != same), "GRUCell of float64 computes in float32."


test_gru_cell_dtype(fresh("test_gru_cell_dtype"))
