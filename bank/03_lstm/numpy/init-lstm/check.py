_weights = init_lstm(30, 60, np.random.default_rng(1), 2.5)
assert isinstance(_weights, (tuple, list)) and len(_weights) == 3, "init_lstm returns three arrays: W, U, b."
for _name, _weight, _shape in zip("WUb", _weights, [(30, 240), (60, 240), (240,)]):
    assert isinstance(_weight, np.ndarray), f"init_lstm: {_name} is a {type(_weight).__name__}, not an array."
    assert _weight.shape == _shape, (
        f"init_lstm: {_name} has shape {_weight.shape} for D, H = 30, 60; it should be {_shape}."
    )
    assert _weight.dtype == np.float32, f"init_lstm: {_name} is {_weight.dtype}; it should be float32."
_W, _U, _b = _weights
_a, _largest, _spread = np.sqrt(6 / 270), np.abs(_W).max(), _W.std()
assert len(np.unique(_W)) > 7000, (
    "init_lstm: numbers of W repeat. Each of the four blocks needs random numbers of its own."
)
_known = {
    np.sqrt(6 / 90): "the columns are counted as H; the packed kernel has 4H.",
    np.sqrt(6 / 30): "only the rows are counted; it is rows + columns.",
    np.sqrt(2 / 270): "the 6 under the root is a 2: that is a standard deviation, not a limit.",
    6 / 270: "the root is missing.",
    1.0: "no limit is set.",
    np.sqrt(3 / 270): "the 6 under the root is a 3.",
}
for _wrong, _mistake in _known.items():
    assert abs(_largest / _wrong - 1) > 0.02, (
        f"init_lstm: W lies between -{_largest:.3f} and {_largest:.3f}: {_mistake}"
    )
assert abs(_W.mean()) < 0.05 * _a, (
    f"init_lstm: W should be centred at 0; its mean is {_W.mean():.3f}. rng.uniform() lies between 0 and 1 unless it is "
    "given two limits."
)
# The mean of the fourth powers is 1.8 times the squared variance if numbers are uniform, and 3 times if they are normal.
assert np.mean(_W.astype(float) ** 4) < 2.4 * _spread**4, (
    "init_lstm: W is drawn from a normal distribution, or from another one with far-off numbers; it should be uniform."
)
assert abs(_spread / _a * np.sqrt(3) - 1) < 0.05 and _largest <= _a * 1.0001, (
    f"init_lstm: W is not uniform between -{_a:.3f} and {_a:.3f}: the largest entry is {_largest:.3f}, "
    f"the standard deviation {_spread:.3f} instead of {_a / np.sqrt(3):.3f}."
)
assert np.count_nonzero(_b) != 1, (
    "init_lstm: only one entry of b is set; each block is H entries, one for each unit."
)
_blocks = [_b[60 * k : 60 * k + 60] for k in range(4)]
_means = [round(float(block.mean()), 3) for block in _blocks]
_known = {
    (2.5, 0, 0, 0): "it is at the input gate; the order is i, f, c, o.",
    (0, 0, 2.5, 0): "it is at the candidate; the order is i, f, c, o.",
    (0, 0, 0, 2.5): "it is at the output gate; the order is i, f, c, o.",
    (2.5, 2.5, 2.5, 2.5): "it is everywhere.",
    (0, 1, 0, 0): "it is 1, whatever forget_bias is.",
    (0, 0, 0, 0): "it is nowhere.",
    (0.625, 0.625, 0.625, 0.625): "it is at every fourth entry; a block is H entries side by side.",
}
for _wrong, _mistake in _known.items():
    assert np.max(np.abs(np.subtract(_means, _wrong))) > 0.05, (
        f"init_lstm: where is the forget bias? {_mistake}"
    )
assert all(np.array_equal(block, np.full(60, 2.5 * (k == 1))) for k, block in enumerate(_blocks)), (
    f"init_lstm: the means of the four blocks of b are {_means}; they should be 0, forget_bias, 0, 0."
)
_product = _U @ _U.T
assert np.allclose(np.diag(_product), _product[0, 0], atol=1e-4) and np.allclose(
    _product, _product[0, 0] * np.eye(60), atol=1e-4
), "init_lstm: the rows of U are not orthogonal. Which of rows and columns did you make orthonormal?"
assert abs(_product[0, 0] - 1) < 1e-4, (
    f"init_lstm: each row of U has length {np.sqrt(_product[0, 0]):.3g}, not 1. "
    "The rows of the packed array, 4H long, are orthonormal; not those of each block."
)
assert np.mean(np.abs(_U) > 1e-5) > 0.9, "init_lstm: most of U is 0; it should be a random matrix."
_b = init_lstm(2, 3, np.random.default_rng(1))[2]
assert np.array_equal(_b, np.repeat([0, 1, 0, 0], 3)), (
    f"init_lstm: without forget_bias the forget gate's bias is {_b[3]}; by default it should be 1."
)
_shapes = [w.shape for w in init_lstm(1, 1, np.random.default_rng(1))]
assert _shapes == [(1, 4), (1, 4), (4,)], (
    f"init_lstm: W, U, b have shapes {_shapes} for D, H = 1, 1; they should be (1, 4), (1, 4), (4,)."
)
_draws = [init_lstm(3, 5, np.random.default_rng(seed)) for seed in (5, 5, 6)]
for _name, _one, _same, _other in zip("WU", *_draws):
    assert np.array_equal(_one, _same), (
        f"init_lstm: {_name} is not the same for the same seed; all chance should come from rng."
    )
    assert not np.array_equal(_one, _other), (
        f"init_lstm: {_name} is the same for another seed; all chance should come from rng."
    )
print("init_lstm: this looks right.")
