_W, _U, _b = latch_weights()
for _weight, _shape in ((_W, (1, 1)), (_U, (1, 1)), (_b, (1,))):
    assert isinstance(_weight, np.ndarray), "latch_weights returns three NumPy arrays; see np.array."
    assert _weight.shape == _shape, (
        f"latch_weights gives shapes {_W.shape}, {_U.shape}, {_b.shape}; they should be (1, 1), (1, 1), (1,)."
    )
_latch = {}
for _sign in (1, -1):
    _h, _states = 0.0, []
    for _t in range(101):
        _h = np.tanh((_sign if _t == 0 else 0) * _W[0, 0] + _h * _U[0, 0] + _b[0])
        _states.append(_h)
    _latch[_sign] = np.array(_states)
assert not np.allclose(_latch[1], _latch[-1]), (
    "latch_weights: both inputs give the same states; W lets nothing in."
)
assert np.all(_latch[1][1:] * _latch[1][:-1] >= 0), (
    "latch_weights: the sign flips from step to step; U must be positive."
)
assert np.all(_latch[1] != 0), (
    "latch_weights: h becomes exactly 0; the memory fades. U must be larger than 0."
)
assert np.all(_latch[1] > 0) and np.all(_latch[-1] < 0), (
    "latch_weights: the sign is lost for one of the inputs. Is b pushing the state to one side, or W turning the sign?"
)
for _sign, _states in _latch.items():
    assert abs(_states[-1]) > 0.5, (
        f"latch_weights: 100 zeros after an input of {_sign}, h is {_states[-1]:.3g}; the memory fades. Would a larger U help?"
    )
print("latch_weights: this looks right.")
