# Hidden test (3 points): scan gives the states of the loop, for any B, T and H, whatever the sign of the factors.
def correct_scan(a, b):
    """The states, step by step."""
    states = np.zeros_like(b)
    for t in range(b.shape[1]):
        states[:, t] = b[:, t] if t == 0 else b[:, t] + states[:, t - 1] * a[:, t]
    return states


def assert_scan(a, b, what):
    """Compare scan with the loop."""
    got, right = np.asarray(scan(a.copy(), b.copy())), correct_scan(a, b)
    assert got.shape == right.shape, f"scan: the states have shape {got.shape} for inputs of {a.shape}."
    close = np.max(np.abs(got - right)) < 1e-6 * max(1, np.max(np.abs(right)))
    assert close, f"scan: the states are wrong for inputs of {a.shape}, {what}."


def test_scan_states(rng):
    for B, T, H in [(1, 1, 1), (1, 2, 3), (2, 3, 1), (3, 8, 2), (2, 9, 4), (1, 33, 2)]:
        a, b = rng.uniform(-1.5, 1.5, size=(2, B, T, H))
        assert_scan(a, b, "factors of both signs")


test_scan_states(fresh("test_scan_states"))
