_t = np.arange(14.0)
_training, _actual, _forecast = 10 * np.sin(_t) + _t**2 / 10, 30 * np.cos(_t[:4]), 20 + 9 * np.sin(_t[:4])
_score = call(mase, actual=_actual, forecast=_forecast, training=_training, period=3)
assert np.ndim(_score) == 0, f"mase gives an array of shape {np.shape(_score)}; it should be one number."
check(
    "mase",
    np.array(_score, np.float64),
    (),
    np.float64,
    2.42873,
    {
        4.44335: "the scale is that of the naive method, one step apart; it should be one period apart.",
        1.41963: "the scale comes from actual; it should come from the training data.",
        28.25053: "this is the mean absolute error; divide it by the scale.",
        11.63181: "this is the scale; it divides the mean absolute error of the forecast.",
        0.41174: "it is upside down: the error of the forecast is divided by the scale.",
        2.47820: "these are squares; take absolute values.",
        9.71492: "the errors of the forecast are added up; take their mean.",
        3.09111: "the scale is divided by n; there are n - period differences.",
        1.99887: "errors of different signs cancel; take absolute values before the mean.",
        3.56433: "the scale is the mean size of the training data; it is the mean size of its seasonal differences.",
        2.49840: "the scale looks at the last season only; it takes all the training data.",
        2.53577: "a difference is lost in the scale; there are n - period.",
        21.84060: "differences of different signs cancel in the scale; take absolute values before the mean.",
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
print("mase: this looks right.")
