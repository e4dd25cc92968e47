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
        ### MISTAKES forward_difference, down_by_eps_only, not_halved, sign_reversed, all_at_once,
        ### never_put_back, eps_not_used, parentheses_missing
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
