_rng = np.random.default_rng(3)
_given = {"logits": np.tile([2.0, 1, 0, -1], (20000, 1)), "temperature": 2.0, "rng": _rng}
_tokens = call(
    sample,
    _given,
    "Each row of logits (B, V) gets a token; a largest number or a sum of a row keeps its axis with keepdims=True.",
)
assert isinstance(_tokens, np.ndarray), (
    f"sample gives a {type(_tokens).__name__}; it should be a NumPy array."
)
assert _tokens.shape == (20000,), (
    f"sample gives shape {_tokens.shape} for 20,000 rows; it should be (20000,), one token a row."
)
assert np.issubdtype(_tokens.dtype, np.integer), f"sample gives {_tokens.dtype}; tokens are integers."
assert _tokens.min() >= 0 and _tokens.max() <= 3, (
    f"sample gives tokens from {_tokens.min()} to {_tokens.max()}; for V = 4 they lie in 0..3."
)
_shares = np.bincount(_tokens, minlength=4) / 20000
_drawn = [set(np.asarray(sample(np.zeros((50, 4)), 1.0, _rng)).tolist()) for _ in range(9)]
assert max(map(len, _drawn)) > 1 or len(set.union(*_drawn)) == 1, (
    "sample gives all rows the same token, and another one at the next call. Draw once for each row."
)
_twice = [sample(np.zeros((30, 9)), 1.0, np.random.default_rng(seed)).tolist() for seed in (5, 5, 6)]
assert _twice[0] == _twice[1], "sample gives other tokens for the same seed; all chance should come from rng."
assert _twice[0] != _twice[2] or not any(_twice[0]), (  # always 0: see below
    "sample gives the same tokens for another seed; the chance should come from rng."
)
_low, _high = map(set, zip(*(sample(np.array([[0.0] * 3, [100.0] * 3]), 1.0, _rng) for _ in range(50))))
assert len(_low) > 1 or len(_high) > 1 or _low == _high, (
    "sample: a row of zeros is drawn otherwise when the next row holds larger numbers. The softmax runs over the tokens "
    "of a row, axis 1, not over the rows."
)
_known = {  # how often the tokens 0, 1, 2, 3 come, if ...
    (0.865, 0.117, 0.016, 0.002): "the logits are multiplied by the temperature; divide by it.",
    (
        0.644,
        0.237,
        0.087,
        0.032,
    ): "the temperature has no influence. Divide the logits by it, before the softmax.",
    (1, 0, 0, 0): "the largest logit always wins; that is temperature 0.",
    (0.25, 0.25, 0.25, 0.25): "all tokens come equally often; the logits have no influence.",
    (0.5, 0.333, 0.167, 0): "the shares are proportional to the logits; it is e to the logits.",
    (
        0.315,
        0.252,
        0.224,
        0.209,
    ): "the temperature is applied to the probabilities; divide the logits by it, before the softmax.",
    (0.390, 0.276, 0.195, 0.138): "the shares are 2 to the logits; it is e to the logits.",
    (0, 0, 0, 1): "the last token always comes. The probabilities of each row should add up to 1.",
    (0, 0.455, 0.276, 0.269): "each token is one too high.",
    (0.102, 0.167, 0.276, 0.455): "the likely tokens come rarely: the order is turned round.",
    (0, 0.102, 0.167, 0.731): "the likely tokens come rarely: the order is turned round.",
    (0.344, 0.268, 0.216, 0.172): "the logits are divided by the temperature twice.",
}
for _wrong, _mistake in _known.items():
    assert np.max(np.abs(_shares - _wrong)) > 0.02, f"sample: {_mistake}"
assert np.max(np.abs(_shares - [0.455, 0.276, 0.167, 0.102])) < 0.02, (
    f"sample: for the logits 2, 1, 0, -1 and temperature 2 the tokens come with shares {_shares}; they should be about "
    "0.455, 0.276, 0.167, 0.102."
)
_cold = np.bincount(sample(np.tile([0.004, 0.002, 0], (20000, 1)), 0.002, _rng), minlength=3) / 20000
assert np.max(np.abs(_cold - [0.665, 0.245, 0.090])) < 0.02, (
    f"sample: for the logits 0.004, 0.002, 0 at temperature 0.002 the tokens come with shares {_cold.round(3)}; they should "
    "be about 0.665, 0.245, 0.090, as those of 2, 1, 0 at temperature 1."
)
_logits = np.array([[1.0, 3, 2], [0, -1, -2], [-5, -4, -3]])
_sure = sample(100 * _logits, 1.0, _rng)
assert np.array_equal(_sure, [1, 0, 2]), (
    f"sample: each row has its own logits; for rows that leave no doubt it gives {_sure}, not [1 0 2]."
)
try:
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        _sure = sample(np.tile(1e-4 * _logits, (20, 1)), 0, _rng)
except (FloatingPointError, ZeroDivisionError, ValueError) as error:
    raise AssertionError(f"sample fails for temperature 0: {error}. Do not divide; take the largest logit.")
assert np.shape(_sure) == (60,), (
    f"sample gives shape {np.shape(_sure)} for 60 rows at temperature 0; each row has a largest logit of its own, along axis 1."
)
assert np.array_equal(_sure, 20 * [1, 0, 2]), (
    f"sample gives {_sure[:6]} for temperature 0; the largest logits are at [1 0 2 1 0 2]."
)
try:
    with np.errstate(over="raise", invalid="raise"):
        _sure = sample(np.array([[-1e4, 1e4], [1e4, 0], [-1e4, -9e3]], np.float32), 0.001, _rng)
except (FloatingPointError, ValueError) as error:
    raise AssertionError(
        f"sample: {error}, for logits of 10,000. Take the largest logit of the row away first."
    )
assert np.array_equal(_sure, [1, 0, 1]), (
    f"sample gives {_sure} for float32 logits of ±10,000; it should be [1 0 1]."
)
_one = np.shape(sample(_logits[:1], 1.0, _rng))
assert _one == (1,), f"sample gives shape {_one} for one row of logits; it should be (1,), one token a row."
try:
    sample(_logits, -0.5, _rng)
except ValueError:
    pass
except Exception as error:
    raise AssertionError(
        f"sample raises {type(error).__name__} for a negative temperature; raise ValueError."
    )
else:
    raise AssertionError("sample accepts a negative temperature; raise a ValueError.")
print("sample: this looks right.")
