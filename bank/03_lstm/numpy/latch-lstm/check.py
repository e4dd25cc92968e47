# The check runs your lstm_forward, so that one has to pass its own check first.
_weights = latch_lstm()
assert isinstance(_weights, (tuple, list)) and len(_weights) == 3, "latch_lstm returns three arrays: W, U, b."
for _name, _weight, _shape in zip("WUb", _weights, [(2, 4), (1, 4), (4,)]):
    assert isinstance(_weight, np.ndarray), (
        f"latch_lstm: {_name} is a {type(_weight).__name__}, not a NumPy array."
    )
    assert _weight.shape == _shape, f"latch_lstm: {_name} has shape {_weight.shape}; it should be {_shape}."
_noise = np.abs(2 * np.sin(np.arange(1, 1002.0) ** 2)) * np.sign(np.sin(np.arange(1, 1002) / 20))
_x = np.zeros((4, 1001, 2))  # bits +1 and -1, in noise and in silence
_x[:2, :, 0] = _noise
_x[:, 0, 0] = [1, -1, 1, -1]
_x[:, 0, 1] = 1
_bits = np.array([1, -1])
_c = lstm_forward(_x, np.zeros((4, 1)), np.zeros((4, 1)), *_weights)[1][:, :, 0]
assert abs(_c[2, 0] - _c[3, 0]) > 1e-3, (
    f"latch_lstm: after the first step c is {_c[2, 0]:.3f} for both bits. Does the candidate read input 0, and is the "
    "input gate open when the flag is 1?"
)
assert _c[2, 0] > _c[3, 0], "latch_lstm: the sign is turned: +1 should give a positive c."
assert np.all(_bits * _c[2:, 0] > 0.5), (
    f"latch_lstm: after the first step c is {_c[2, 0]:.2f} for +1 and {_c[3, 0]:.2f} for -1. Is the input gate open "
    "enough when the flag is 1, and the candidate near 1 and -1?"
)
assert np.all(_bits[:, None] * _c[2:] > 0), (
    "latch_lstm: even in silence a bit changes its sign. What is written without a flag?"
)
assert np.all(_bits[:, None] * _c[2:] > 0.5), (
    f"latch_lstm: even in silence the memory fades, to {_c[2, -1]:.2g} after 1,000 steps. How open is the forget gate?"
)
assert np.all(_bits[:, None] * _c[:2] > 0.5), (
    f"latch_lstm: noise gets in: c reaches {np.min(_bits[:, None] * _c[:2]):.2f} times the bit. How well is the input gate "
    "shut when the flag is 0?"
)
_x[:2, 500] = [[-1, 1], [1, 1]]  # the other bit
_c = lstm_forward(_x[:2], np.zeros((2, 1)), np.zeros((2, 1)), *_weights)[1][:, :, 0]
assert np.all(_bits[:, None] * _c[:, 500:] < -0.5), (
    f"latch_lstm: a second bit does not replace the first: +1, then -1 gives c = {_c[0, 500]:.2f}. What should the forget "
    "gate do when the flag is 1?"
)
print("latch_lstm: this looks right.")
