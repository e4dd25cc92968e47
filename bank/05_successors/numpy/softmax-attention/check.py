_given, _square = (
    {**example(21, q=(2, Q, 3), k=(2, 6, 3), v=(2, 6, 5)), "mask": np.tile(np.arange(6) < 4, (2, Q, 1))}
    for Q in (7, 6)
)
_given["mask"][1] = np.tri(7, 6, dtype=bool)
_mistake = (
    "fails for Q, T = 7, 6 and works where both are 6: a row of scores and of the mask belongs to a query."
)
_hint = "The scores are (B, Q, T). k.T turns the batch as well: turn the last two axes only. A sum over the keys keeps its axis with keepdims=True."
with np.errstate(all="ignore"):
    _answer = call(softmax_attention, _given, _hint, alike=[(_square, _mistake)])
if np.any(np.isnan(_answer)):
    # Where all may be seen, a mask that is read the other way round hides all.
    with np.errstate(all="ignore"):
        _turned = call(softmax_attention, {**_given, "mask": ~_given["mask"]}, _hint)
    assert np.any(np.isnan(_turned)), (
        "softmax_attention: the mask is read the other way round; True means that the query may look."
    )
check(
    "softmax_attention",
    _answer,
    (2, 7, 5),
    np.float64,
    -1.07987,
    {
        ### MISTAKES not_scaled, no_mask
    },
    "Work out the answer of the task's example.",
)
_far = {
    "q": np.array([[[1.0], [-1.0]]]),
    "k": np.array([[[2000.0], [2000.0 + np.log(3.0)], [9000.0]]]),
    "v": np.array([[[4.0], [8.0], [1.0]]]),
    "mask": np.array([[[True, True, False], [True, True, False]]]),
}
with np.errstate(all="ignore"):
    _large = call(softmax_attention, _far)
assert np.all(np.isfinite(_large)), (
    "softmax_attention gives NaN or infinity for large scores: row 0 has 2000, 2001.1 and a masked 9000, row 1 the same "
    "with a minus. Take off the largest score of each row, of those that the mask allows, before you call exp."
)
check(
    "softmax_attention for large scores",
    np.asarray(_large),
    (1, 2, 1),
    np.float64,
    9.70151,
    {
        ### MISTAKES clipped
    },
    "Row 0 has the scores 2000 and 2001.1: the weights are 1/4 and 3/4.",
)


_far = {
    "q": np.ones((1, 1, 1)),
    "k": np.array([[[-9999.0], [2.0]]]),
    "v": np.array([[[4.0], [8.0]]]),
    "mask": np.array([[[True, False]]]),
}
_found = float(np.squeeze(call(softmax_attention, _far)))
assert abs(_found - 4) < 1e-6, (
    f"softmax_attention finds {_found:.2f}, not 4, where one key may be seen, with a score of -9999, and the other is "
    "masked: any number in the place of a masked score may be larger than a score. Minus infinity is not."
)


def _masked(q, k, v):
    return softmax_attention(q, k, v, _given["mask"].copy())


_masked.__name__ = "softmax_attention"
check_dtype(_masked, {name: _given[name] for name in "qkv"})
print("softmax_attention: this looks right.")
