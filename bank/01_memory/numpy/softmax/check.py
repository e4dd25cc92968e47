_z = np.sin(np.arange(9.0)).reshape(3, 3) * 2
check(
    "softmax",
    softmax(_z.copy()),
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
assert np.allclose(_p, [[1, 0], [0.26894, 0.73106]], atol=1e-4), (
    "softmax is wrong for large scores. Subtract each row's own maximum first; clipping the scores changes the answer."
)
_again = _z.copy()
softmax(_again)
assert np.array_equal(_again, _z), "softmax changes z, its argument. Write z - ... instead of z -= ..."
print("softmax: this looks right.")
