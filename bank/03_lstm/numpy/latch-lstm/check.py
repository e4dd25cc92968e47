_some = example(8, x=(2, 6, 3), h0=(2, 5), c0=(2, 5), W=(3, 20), U=(5, 20), b=(20,))
look_first(None, [(lstm_forward, list(_some.values()), 0.53318)])  # the check runs it
_weights = latch_lstm()
assert isinstance(_weights, (tuple, list)) and len(_weights) == 3, "latch_lstm returns three arrays: W, U, b."
for _name, _weight, _shape in zip("WUb", _weights, [(2, 4), (1, 4), (4,)]):
    assert isinstance(_weight, np.ndarray), (
        f"latch_lstm: {_name} is a {type(_weight).__name__}, not a NumPy array."
    )
    assert _weight.shape == _shape, f"latch_lstm: {_name} has shape {_weight.shape}; it should be {_shape}."
    assert np.issubdtype(_weight.dtype, np.floating), (
        f"latch_lstm: {_name} is {_weight.dtype}; it should hold floats, np.zeros gives them."
    )
_rng = np.random.default_rng(58)
_x = np.zeros((52, 1001, 2))  # a bit and 1,000 steps of noise, 50 times, then +1 and -1 in silence
_x[:50, :, 0] = _rng.normal(size=(50, 1001))
_bits = np.append(_rng.choice([-1.0, 1.0], size=50), [1.0, -1.0])
_x[:, 0, 0], _x[:, 0, 1] = _bits, 1
_zeros = np.zeros((52, 1))
_c = (
    _bits[:, None] * lstm_forward(_x, _zeros, _zeros, *_weights)[1][:, :, 0]
)  # positive while the bit is kept
_up, _down = _c[50], -_c[51]
assert abs(_up[0] - _down[0]) > 1e-3, (
    f"latch_lstm: after the first step c is {_up[0]:.3f} for both bits. Does the candidate read input 0, and is the "
    "input gate open when the flag is 1?"
)
assert _up[0] > _down[0], "latch_lstm: the sign is turned: +1 should give a positive c."
assert np.all(_c[50:, 0] > 0.5), (
    f"latch_lstm: after the first step c is {_up[0]:.2f} for +1 and {_down[0]:.2f} for -1. Is the input gate open "
    "enough when the flag is 1, and the candidate near 1 and -1?"
)
assert np.all(_c[50:] > 0), (
    "latch_lstm: even in silence a bit changes its sign. What is written without a flag?"
)
assert np.all(_c[50:] > 0.5), (
    f"latch_lstm: even in silence the memory fades, to {_up[-1]:.2g} after 1,000 steps. How open is the forget gate?"
)
_lost = 52 - np.sum(np.all(_c > 0.5, axis=1))
assert _lost == 0, (
    f"latch_lstm: noise gets in: in {_lost} of 50 noisy sequences c changes its sign, or gets smaller than 0.5. How "
    "well is the input gate shut when the flag is 0?"
)
for _second in (1, 500):
    _again = _x[:, : _second + 1].copy()
    _again[:, _second, 0], _again[:, _second, 1] = -_bits, 1  # the other bit
    _c = _bits[:, None] * lstm_forward(_again, _zeros, _zeros, *_weights)[1][:, -1]
    assert np.all(_c < -0.5), (
        f"latch_lstm: a second bit does not replace the first: +1, then -1 gives c = {_c[50, 0]:.2f}. What should the "
        "forget gate do when the flag is 1?"
    )
print("latch_lstm: this looks right.")
