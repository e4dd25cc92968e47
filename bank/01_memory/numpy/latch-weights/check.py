_weights = latch_weights()
assert isinstance(_weights, (tuple, list)) and len(_weights) == 3, (
    f"latch_weights returns {type(_weights).__name__}; return three arrays: W, U, b."
)
assert all(isinstance(_weight, np.ndarray) for _weight in _weights), (
    "latch_weights returns three NumPy arrays; see np.array."
)
assert [_weight.shape for _weight in _weights] == [(1, 1), (1, 1), (1,)], (
    f"latch_weights gives shapes {[_weight.shape for _weight in _weights]}; W, U, b should have (1, 1), (1, 1), (1,)."
)


def _run(W, U, b):
    """The states after an input of 1, and after one of -1, each with 100 zeros."""
    runs = {}
    for sign in (1, -1):
        h, states = 0.0, []
        for t in range(101):
            h = np.tanh((sign if t == 0 else 0) * W + h * U + b)
            states.append(h)
        runs[sign] = np.array(states)
    return runs


def _holds(W, U, b):
    """Whether these weights remember."""
    return all(np.all(sign * states > 0) and abs(states[-1]) > 0.5 for sign, states in _run(W, U, b).items())


_W, _U, _b = (float(_weight.ravel()[0]) for _weight in _weights)
_latch = _run(_W, _U, _b)
_help = [
    what
    for what, other in (
        ("With W and U exchanged it would remember: the order is W, U, b.", (_U, _W, _b)),
        ("With b = 0 it would remember: b pushes the state to one side.", (_W, _U, 0.0)),
        ("With the other sign of W it would remember: W turns the sign.", (-_W, _U, _b)),
        ("With a larger U it would remember.", (_W, 1 + 2 * abs(_U), _b)),
    )
    if not _holds(_W, _U, _b) and _holds(*other)
]
_help = _help[0] if _help else "Try other numbers on paper: h becomes tanh(U h + b) at each step."
assert not np.allclose(_latch[1], _latch[-1]), (
    f"latch_weights: both inputs give the same states; W lets nothing in. {_help}"
)
assert np.all(_latch[1][1:] * _latch[1][:-1] >= 0), (
    "latch_weights: the sign flips from step to step; U must be positive."
)
assert np.all(_latch[1] != 0), f"latch_weights: h becomes exactly 0; the memory fades. {_help}"
assert np.all(_latch[1] > 0) and np.all(_latch[-1] < 0), (
    f"latch_weights: the sign is lost for one of the inputs. {_help}"
)
for _sign, _states in _latch.items():
    assert abs(_states[-1]) > 0.5, (
        f"latch_weights: 100 zeros after an input of {_sign}, h is {_states[-1]:.3g}; the memory fades. {_help}"
    )
print("latch_weights: this looks right.")
