_given = {"z": np.sin(np.arange(9.0)).reshape(3, 3) * 2}
check(
    "softmax",
    call(softmax, _given, keep="Write z - ... instead of z -= ..."),
    (3, 3),
    np.float64,
    -0.52900,
    {
        ### MISTAKES over_the_first_axis, over_everything, no_keepdims, not_normalised, base_two
    },
)
with np.errstate(all="ignore"):
    _p = softmax(np.array([[1e4, 0.0], [-1e4, -1e4 + 1]]))
assert np.all(np.isfinite(_p)), (
    "softmax gives NaN for large scores. Subtract each row's own maximum first, not the maximum of the whole array."
)
assert not np.allclose(_p[1], 0.5), (
    "softmax gives 0.5 and 0.5 for the scores -10000 and -9999: clipping the scores changes the answer. "
    "Subtract each row's own maximum instead."
)
assert np.allclose(_p.sum(axis=-1), 1), (
    f"softmax gives rows that sum to {_p.sum(axis=-1)} for large scores, not to 1. To put 0 where NaN would be is no help: "
    "subtract each row's own maximum first."
)
assert np.allclose(_p, [[1, 0], [0.26894, 0.73106]], atol=1e-4), (
    "softmax is wrong for large scores. Subtract each row's own maximum first."
)
for _shape in ((5,), (2, 4, 5)):
    _other = {"z": 2 * waves(1, *_shape)}
    _hint = "z has any number of axes; work along the last one, axis=-1."
    _p = call(softmax, _other, _hint)
    assert np.shape(_p) == _shape, f"softmax gives shape {np.shape(_p)} for scores of shape {_shape}. {_hint}"
    _sums = np.asarray(_p).sum(axis=-1)
    assert np.allclose(_sums, 1, atol=1e-4), (
        f"softmax: for scores of shape {_shape} the sums over the last axis run from {_sums.min():.3f} to {_sums.max():.3f}; "
        f"all should be 1. {_hint}"
    )
check_again("softmax", _p, (2, 4, 5), 4.69803, "scores of shape (2, 4, 5)")
check_one_row(softmax, _given)
print("softmax: this looks right.")
