# Hidden test (2 points): the gates and the candidate are those of the equations, at every step.
def assert_trace(rng, keys):
    """Compare entries of gate_trace with those made by hand."""
    for B, T, D, H in [(1, 1, 2, 1), (1, 6, 2, 3), (3, 5, 4, 2), (3, 3, 3, 3)]:
        for is_keras in (False, True):
            x, weights = rng.normal(size=(B, T, D)).astype("float32"), random_weights(rng, D, H)
            right = trace_by_hand(weights, x)
            trace, *_ = traced(weights, tf.constant(x), is_keras=is_keras)
            for key, entry in entries(trace, keys).items():
                assert entry.shape == (B, T, H), (
                    f"gate_trace: {key!r} has shape {entry.shape}, not {(B, T, H)}."
                )
                assert np.max(np.abs(entry - right[key])) < 1e-4, (
                    f"gate_trace: {key!r} is not that of the equations."
                )


def test_trace_gates(rng):
    assert_trace(rng, ("i", "f", "c_tilde", "o"))


with_a_correct_cell(test_trace_gates)
