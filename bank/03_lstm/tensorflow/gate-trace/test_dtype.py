# Hidden test (1 point): the entries have the dtype of the cell, and its precision; cell and x stay as they were.
def test_trace_dtype(rng):
    for dtype in ("float32", "float64"):
        weights, x = random_weights(rng, 3, 4), rng.normal(size=(2, 3, 3)).astype(dtype)
        trace, left, x_left = traced(weights, x.copy(), dtype)
        kinds = {entry.dtype.name for entry in entries(trace).values()}
        assert kinds == {dtype}, f"gate_trace gives {sorted(kinds)} for a cell of {dtype}."
        assert np.array_equal(x_left, x), "gate_trace changes x."
        same = all(np.array_equal(w, was) for w, was in zip(left, weights, strict=True))
        assert same, "gate_trace changes the weights of the cell."
    rounded, *_ = traced(weights, x.astype("float32").astype("float64"), dtype)
    assert np.any(np.asarray(trace["h"]) != np.asarray(rounded["h"])), (
        "gate_trace computes in float32, though cell and x are float64."
    )


with_a_correct_cell(test_trace_dtype)
