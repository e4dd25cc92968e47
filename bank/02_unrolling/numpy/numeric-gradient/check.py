_a, _c = np.sin(np.arange(6.0)).reshape(2, 3), np.linspace(1, 2, 6).reshape(2, 3)


def _f(a):
    assert np.shape(a) == (2, 3), (
        f"numeric_gradient: f is called with shape {np.shape(a)}; call it with the whole array, in its shape (2, 3)."
    )
    return float(np.sum(_c * a**3) + 2 * a[0, 0] * a[1, 2])


_again = _a.copy()
check(
    "numeric_gradient",
    numeric_gradient(_f, _again, 0.1),
    (2, 3),
    np.float64,
    -2.54822,
    {
        -2.50662: "this is (f(a + eps) - f(a)) / eps, a forward difference; nudge the entry both ways.",
        -1.25331: "after the nudge up, the entry goes down by eps only, to where it was; it should go to a - eps.",
        -5.09644: "every entry is twice as large as it should be: between the two points lies 2 * eps.",
        2.54822: "the sign is reversed: it is f above minus f below.",
        -3.04195: "all entries are nudged at once; each entry needs a nudge of its own.",
        -2.60495: "an entry stays nudged while the next ones are worked out; put it back first.",
        -2.53695: "the nudge is not eps, the argument, but another number.",
        -0.02548: "dividing by 2 * eps needs parentheses: / 2 * eps multiplies by eps.",
    },
)
assert np.array_equal(_again, _a), (
    "numeric_gradient: the array is left changed. Save the entry and write it back; adding and subtracting eps leaves rounding."
)
_view = numeric_gradient(_f, np.asfortranarray(_a), 0.1)
assert not np.all(_view == 0), (
    "numeric_gradient gives zeros for a transposed array: ravel and reshape(-1) make a copy of it, and f never sees the nudge."
)
assert abs(fingerprint(_view) - -2.54822) < 1e-3, (
    "numeric_gradient gives something else for a transposed array."
)
try:
    numeric_gradient(_f, _a.astype(np.float32), 0.1)
except ValueError:
    pass
except Exception as error:
    raise AssertionError(f"numeric_gradient raises {type(error).__name__} for float32; raise ValueError.")
else:
    raise AssertionError("numeric_gradient accepts float32; raise a ValueError for every dtype but float64.")
print("numeric_gradient: this looks right.")
