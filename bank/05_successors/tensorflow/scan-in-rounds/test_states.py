# Hidden test (2 points): the states are those of the loop, for any B, T and H and factors of both signs, also in a graph.
def states_by_loop(a, b):
    """The states, step by step, in NumPy and float64."""
    a, b = np.asarray(a, "float64"), np.asarray(b, "float64")
    states = np.zeros(b.shape)
    for t in range(b.shape[1]):
        states[:, t] = b[:, t] if t == 0 else b[:, t] + states[:, t - 1] * a[:, t]
    return states


@probe
def scanned_in_a_graph(a, b):
    """What the scan gives inside a tf.function."""
    return tf.function(scan_in_rounds)(a, b)


def assert_scan(a, b, what, function=None):
    """Compare scan_in_rounds with the loop."""
    got, right = (function or scan_in_rounds)(tf.constant(a), tf.constant(b)), states_by_loop(a, b)
    assert tuple(got.shape) == right.shape, (
        f"scan_in_rounds: the states have shape {tuple(got.shape)} for inputs of {a.shape}."
    )
    close = np.max(np.abs(got - right)) < 1e-5 * max(1, np.max(np.abs(right)))
    assert close, f"scan_in_rounds: the states are wrong for inputs of {a.shape}, {what}."


def test_rounds_states(rng):
    for B, T, H in [(1, 1, 1), (1, 2, 3), (2, 3, 1), (3, 8, 2), (2, 9, 4), (1, 33, 2)]:
        a, b = rng.uniform(-1.5, 1.5, size=(2, B, T, H))
        assert_scan(a, b, "factors of both signs")
        if T in (2, 9, 33):  # for each size a graph is made anew
            assert_scan(a, b, "inside a tf.function", scanned_in_a_graph)


test_rounds_states(fresh("test_rounds_states"))
