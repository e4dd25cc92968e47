# Hidden test (1 point): the entries have the dtype of the cell, and its precision; cell and x stay as they were.
def test_trace_dtype(rng):
    for dtype in ("float32", "float64"):
        cell, x = built_cell(rng, 3, 4, LSTMCell, dtype=dtype), rng.normal(size=(2, 3, 3)).astype(dtype)
        before, weights = x.copy(), cell.get_weights()
        trace = gate_trace(cell, x)
        kinds = {entry.dtype.name for entry in entries(trace).values()}
        assert kinds == {dtype}, f"gate_trace gives {sorted(kinds)} for a cell of {dtype}."
        assert np.array_equal(x, before), "gate_trace changes x."
        same = all(np.array_equal(w, was) for w, was in zip(cell.get_weights(), weights, strict=True))
        assert same, "gate_trace changes the weights of the cell."
    rounded = gate_trace(cell, x.astype("float32").astype("float64"))
    assert np.any(np.asarray(trace["h"]) != np.asarray(rounded["h"])), (
        "gate_trace computes in float32, though cell and x are float64."
    )


with_a_correct_cell(test_trace_dtype)
