_series = np.sin(np.arange(11.0)) + np.arange(11)
_one = call(seasonal_naive, series=_series, period=4, horizon=2)
check(
    "seasonal_naive: within a season",
    _one,
    (2,),
    np.float64,
    12.51396,
    {
        14.56507: "this is the last number again and again, the naive forecast; repeat the last season.",
        0.99495: "this is the first season of the series; repeat the last one.",
        14.07475: "it is a step too late in the season: the first forecast is series[n - period].",
        9.85767: "it is a step too early: the first forecast is series[n - period].",
        14.52121: "these are the last numbers of the series; the season starts period steps before the end.",
        14.54137: "the season runs backwards.",
        13.59307: "the season is counted from the start of the series; count back from its end.",
        7.60215: "this is the mean over all seasons; repeat the last one only.",
        27.07902: "something is added for the trend; the seasonal naive forecast only repeats.",
    },
)
try:
    _long = call(seasonal_naive, series=_series, period=4, horizon=10)
except (IndexError, ValueError) as error:
    raise AssertionError(
        f"seasonal_naive fails for a horizon of 10 and a period of 4 ({error}). Repeat the season."
    )
assert np.shape(_long) == (10,), (
    f"seasonal_naive gives {np.size(_long)} numbers for a horizon of 10 and a period of 4; repeat the season until there are 10."
)
check(
    "seasonal_naive: over several seasons",
    _long,
    (10,),
    np.float64,
    3.64234,
    {
        0.76583: "after one season it goes on with the start of the series: a negative index that reached 0.",
        1.95401: "after one season it stays at the last number; repeat the season.",
        0.82417: "every other season runs backwards.",
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
_dtype = seasonal_naive(np.arange(5, dtype=np.float32), 2, 3).dtype
assert _dtype == np.float32, f"seasonal_naive gives {_dtype} for a series of float32."
print("seasonal_naive: this looks right.")
