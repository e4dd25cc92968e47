_series = np.sin(np.arange(11.0)) + np.arange(11)
_one = call(seasonal_naive, {"series": _series, "period": 4, "horizon": 2})
check(
    "seasonal_naive (11 numbers, period 4, horizon 2)",
    _one,
    (2,),
    np.float64,
    12.51396,
    {
        ### MISTAKES last_value, first_season, one_step_late, one_step_early, end_of_the_season, backwards,
        ### phase_of_the_series, mean_of_the_seasons, with_drift
    },
)
try:
    _whole = seasonal_naive(np.array([3.0, 1.0, 2.0]), 3, 2)
except ValueError as error:
    raise AssertionError(
        f"seasonal_naive raises ValueError for 3 numbers and a period of 3 ({str(error) or 'without a text'}). One season is enough."
    ) from error
assert np.array_equal(_whole, [3, 1]), (
    f"seasonal_naive gives {_whole} for the numbers 3, 1, 2 and a period of 3; one season is enough, and it starts with 3, 1."
)
_long = call(seasonal_naive, {"series": _series, "period": 4, "horizon": 10}, "Repeat the season.")
assert np.shape(_long) == (10,), (
    f"seasonal_naive gives {np.size(_long)} numbers for a horizon of 10 and a period of 4; repeat the season until there are 10."
)
check(
    "seasonal_naive (11 numbers, period 4, horizon 10)",
    _long,
    (10,),
    np.float64,
    3.64234,
    {
        ### MISTAKES wraps_to_the_start, last_value_after_a_season, back_and_forth
    },
)
for _n, _period, _horizon in [(5, 6, 2), (5, 0, 2), (5, 2, 0), (5, -1, 2), (5, 2, -1)]:
    try:
        seasonal_naive(np.arange(float(_n)), _period, _horizon)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"seasonal_naive raises {type(error).__name__} for {_n} numbers, period {_period}, horizon {_horizon}; raise ValueError."
        )
    raise AssertionError(
        f"seasonal_naive accepts {_n} numbers, period {_period}, horizon {_horizon}; raise a ValueError."
    )
for _dtype in map(np.dtype, ("float32", "int64")):
    for _horizon in (1, 3):
        _got = np.asarray(seasonal_naive(np.arange(5, dtype=_dtype), 2, _horizon))
        assert _got.shape == (_horizon,), (
            f"seasonal_naive gives shape {_got.shape} for a horizon of {_horizon}; it should be ({_horizon},)."
        )
        assert _got.dtype == _dtype, f"seasonal_naive gives {_got.dtype} for a series of {_dtype}."
print("seasonal_naive: this looks right.")
