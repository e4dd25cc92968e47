_a, _c = np.sin(np.arange(6.0)).reshape(2, 3), np.linspace(1, 2, 6).reshape(2, 3)


def _f(a):
    assert np.shape(a) == (2, 3), (
        f"numeric_gradient: f is called with shape {np.shape(a)}; call it with the whole array, in its shape (2, 3)."
    )
    return float(np.sum(_c * a**3) + 2 * a[0, 0] * a[1, 2])


check(
    "numeric_gradient",
    call(
        numeric_gradient,
        {"f": _f, "array": _a, "eps": 0.1},
        "Is that your own error for other dtypes? This array is float64. == compares dtypes, and `is` does not.",
        keep=None,
    ),
    (2, 3),
    np.float64,
    -2.54822,
    {
        ### MISTAKES forward_difference, down_by_eps_only, not_halved, sign_reversed, all_at_once,
        ### never_put_back, eps_not_used, parentheses_missing
    },
)
call(
    numeric_gradient,
    {"f": _f, "array": _a, "eps": 0.1},
    keep="Save the entry and write it back; adding and subtracting eps leaves rounding.",
)
for _shape, _right in (((5,), -0.49806), ((4, 1, 3), 3.44541)):
    _hint = "array has any number of axes; np.ndindex(array.shape) goes through its entries."
    _other = call(
        numeric_gradient,
        {
            "f": lambda a: float(np.sum(a**3)) + float(np.sum(a)) ** 2,
            "array": np.sin(np.arange(np.prod(_shape)) ** 2).reshape(_shape),
            "eps": 0.3,
        },
        _hint,
        keep="Save the entry and write it back; adding and subtracting eps leaves rounding.",
    )
    assert np.shape(_other) == _shape, (
        f"numeric_gradient gives shape {np.shape(_other)} for an array of shape {_shape}. {_hint}"
    )
    assert abs(fingerprint(_other) - _right) < 1e-3, (
        f"numeric_gradient is right for an array of shape (2, 3) and eps = 0.1, and wrong for shape {_shape} and eps = 0.3. {_hint}"
    )
_view = numeric_gradient(_f, np.asfortranarray(_a), 0.1)
assert not np.all(_view == 0), (
    "numeric_gradient gives zeros for a transposed array: ravel and reshape(-1) make a copy of it, and f never sees the nudge."
)
assert abs(fingerprint(_view) - -2.54822) < 1e-3, (
    "numeric_gradient gives something else for a transposed array."
)
for _dtype in (np.float32, np.float16, np.int64):
    try:
        numeric_gradient(_f, _a.astype(_dtype), 0.1)
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"numeric_gradient raises {type(error).__name__} for {np.dtype(_dtype)}; raise ValueError."
        )
    else:
        raise AssertionError(
            f"numeric_gradient accepts {np.dtype(_dtype)}; raise a ValueError for every dtype but float64."
        )
print("numeric_gradient: this looks right.")
