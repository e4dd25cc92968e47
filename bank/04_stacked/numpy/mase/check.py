_t = np.arange(14.0)
_training, _actual, _forecast = 10 * np.sin(_t) + _t**2 / 10, 30 * np.cos(_t[:4]), 20 + 9 * np.sin(_t[:4])
_score = call(mase, {"actual": _actual, "forecast": _forecast, "training": _training, "period": 3})
assert np.ndim(_score) == 0, f"mase gives an array of shape {np.shape(_score)}; it should be one number."
check(
    "mase",
    np.array(_score, np.float64),
    (),
    np.float64,
    2.42873,
    {
        ### MISTAKES naive_scale, scaled_by_the_test, mean_absolute_error, the_scale, upside_down, squared,
        ### sum_of_errors, divided_by_n, signs_kept, scaled_by_the_level, last_season_only,
        ### one_difference_lost, signs_in_the_scale
    },
)
for _what, _given in {
    "training data that repeat themselves exactly": (np.ones(2), np.zeros(2), np.array([1.0, 2, 1, 2, 1]), 2),
    "actual of shape (2,) and forecast of shape (2, 1)": (np.ones(2), np.zeros((2, 1)), _t, 2),
    "actual of shape (2,) and forecast of shape (1,)": (np.ones(2), np.zeros(1), _t, 2),
    "a period of 3 and three training numbers": (np.ones(2), np.zeros(2), _t[:3], 3),
    "a period of 0": (np.ones(2), np.zeros(2), _t, 0),
    "a period of -1": (np.ones(2), np.zeros(2), _t, -1),
}.items():
    try:
        with np.errstate(all="ignore"):
            mase(*_given)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(f"mase raises {type(error).__name__} for {_what}; raise ValueError.")
    raise AssertionError(f"mase accepts {_what}; raise a ValueError.")
_small = {
    "actual": 1e-10 * _actual,
    "forecast": 1e-10 * _forecast,
    "training": 1e-10 * _training,
    "period": 3,
}
_again = call(mase, _small, "Only a scale of 0 itself is an error.")
assert abs(_again - _score) < 1e-6, (
    f"mase is {_score:.4f}, and {_again:.4f} when all numbers are 1e-10 times as large."
)
print("mase: this looks right.")
