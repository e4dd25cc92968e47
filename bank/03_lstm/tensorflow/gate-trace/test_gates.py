# Hidden test (2 points): the gates and the candidate are those of the equations, at every step.
def first_wrong(trace, right, T):
    """Which entry is wrong first, of all six, in the order in which a step works them out: it makes others wrong."""
    for t in range(T):
        for key in ("f", "i", "o", "c_tilde", "c", "h"):
            got = np.asarray(trace.get(key, np.nan))
            if got.shape == right[key].shape and not np.max(np.abs(got[:, t] - right[key][:, t])) < 1e-4:
                return f"gate_trace: {key!r}, first wrong at x[:, {t}], is not that of the equations."


def assert_trace(rng, keys):
    """Compare entries of gate_trace with those made by hand."""
    for B, T, D, H in [(1, 1, 2, 1), (1, 6, 2, 3), (3, 5, 4, 2), (3, 3, 3, 3)]:
        for is_keras in (False, True):
            x, weights = rng.normal(size=(B, T, D)).astype("float32"), random_weights(rng, D, H)
            right = trace_by_hand(weights, x)
            trace, *_ = traced(weights, tf.constant(x), is_keras=is_keras)
            asked = entries(trace, keys)
            for key, entry in asked.items():
                assert entry.shape == (B, T, H), (
                    f"gate_trace: {key!r} has shape {entry.shape}, not {(B, T, H)}."
                )
            if not all(np.max(np.abs(entry - right[key])) < 1e-4 for key, entry in asked.items()):
                raise AssertionError(first_wrong(trace, right, T))


def test_trace_gates(rng):
    assert_trace(rng, ("i", "f", "c_tilde", "o"))


with_a_correct_cell(test_trace_gates)
