class RepeatsTheWindow(keras.layers.Layer):
    """A model without anything to learn: the next numbers are the first `horizon` ones of the window. (A weight of no effect.)"""

    def __init__(self, horizon):
        super().__init__()
        self.horizon = horizon

    def build(self, input_shape):
        self.idle = self.add_weight(shape=(), name="idle")

    def call(self, x):
        return x[:, : self.horizon, 0] + 0 * self.idle


def _check_forecast():
    fresh("check_forecast")

    def repeating(lookback, horizon):
        return keras.Sequential([keras.layers.Input((lookback, 1)), RepeatsTheWindow(horizon)])

    # In the series 0, 1, 2, ... a number says where it stands.
    series, origins = np.arange(40.0), [20, 27, 36]
    given = series.copy()
    answer = forecast(repeating(6, 4), given, origins, 6, 4, 2)
    assert np.array_equal(given, series), "forecast changes the series, which it was given."
    assert answer is not None, "forecast returns None: is `return` missing?"
    assert np.shape(answer) != (4, 3), (
        "forecast: one row for each origin, (number of origins, horizon); yours is turned."
    )
    assert np.shape(answer) == (3, 4), (
        f"forecast gives shape {np.shape(answer)} for 3 origins and a horizon of 4; it should be (3, 4)."
    )
    answer, right = np.asarray(answer), np.array([[14.0, 15, 16, 17], [21, 22, 23, 24], [30, 31, 32, 33]])
    scale = np.std(series[:20])
    known = {
        "the window of an origin ends with series[o], which is the first number to be forecast: a leak. It ends with series[o - 1].": right
        + 1,
        "the window of an origin is a step too early; its last number is series[o - 1].": right - 1,
        "the forecasts are not turned back into the units of the series: times s, plus the last number.": (
            right - right[:, :1] - 5
        )
        / scale,
        "the last number of the window is not added.": right - right[:, :1] - 5,
        "the outputs are not multiplied by s.": right[:, :1] + 5 + (right - right[:, :1] - 5) / scale,
        "every origin gets the forecast of the first one.": np.tile(right[:1], (3, 1)),
        "the last number before the first origin is used for every origin; each has its own.": right
        - right[:, :1]
        + 14,
    }
    for mistake, wrong in known.items():
        assert np.max(np.abs(answer - wrong)) > 1e-3, f"forecast: {mistake}"
    assert np.max(np.abs(answer - right)) < 1e-3, (
        f"forecast: a model that repeats the first 4 of 6 numbers should forecast {right[0]} after 0, 1, ... 19; yours gives {answer[0].round(2)}."
    )
    try:
        last = np.shape(forecast(repeating(6, 4), series, [20, 40], 6, 4, 2))
    except Exception as error:
        last = f"a {type(error).__name__}"
    assert last == (2, 4), (
        f"forecast: for origins 20 and 40 in 40 numbers it gives {last}, not shape (2, 4). The last origin may be the end of the series."
    )

    def count_updates(model, updates, origins):
        made = getattr(model, "optimizer", None)
        assert made is None or int(made.iterations) <= updates, (
            f"forecast: with updates = {updates}, and {origins} origins, it makes {int(made.iterations)} updates; "
            f"{updates} are all that it should make."
        )

    def run(series):
        keras.utils.set_random_seed(0)
        model = keras.Sequential([keras.layers.Input((6, 1)), keras.layers.Flatten(), keras.layers.Dense(3)])
        start = model.get_weights()
        answer = np.asarray(forecast(model, series, [30, 34], 6, 3, 20))
        count_updates(model, 20, 2)
        return answer, any(np.any(w != was) for w, was in zip(model.get_weights(), start))

    series = np.sin(np.arange(50.0)) + np.arange(50) / 10
    other = series.copy()
    other[30:] += 50 + 20 * np.cos(np.arange(20.0) ** 2)
    (one, moved), (same, _), (changed, _) = run(series), run(series), run(other)
    assert moved, "forecast: the weights of the model have not moved. Is model.fit called?"
    assert np.max(np.abs(one - same)) < 1e-3, (
        "forecast: two calls after the same keras.utils.set_random_seed give other forecasts. Let all chance be Keras's."
    )
    assert np.max(np.abs(one[0] - changed[0])) < 1e-3, (
        "forecast: a leak: with another future the first forecast is another. Look at the scale, the training windows, and their targets: "
        "nothing at or after the first origin belongs there."
    )
    drawn = []
    for seed in (0, 1):
        keras.utils.set_random_seed(seed)
        forecast(repeating(6, 3), series, [30], 6, 3, 1)
        drawn.append((np.random.random(), float(tf.random.uniform(()))))
    assert drawn[0][0] != drawn[1][0] and drawn[0][1] != drawn[1][1], (
        "forecast sets a seed of its own: whatever the seed before a call, the same numbers come after it. Leave seeds alone."
    )
    fresh("check_forecast")
    t = np.arange(300)
    series = 5000 + 300 * np.sin(0.9 * t) + 2 * t
    origins = range(200, 289, 11)
    model = forecaster(12, 6)
    scores = {
        "naive": np.mean(mase(series, origins, seasonal_naive(series, origins, 1, 6), 1)),
        "yours": np.mean(mase(series, origins, np.asarray(forecast(model, series, origins, 12, 6, 150)), 1)),
    }
    count_updates(model, 150, len(origins))
    print(", ".join(f"{name}: MASE {score:.2f}" for name, score in scores.items()), "on a wave that climbs")
    assert scores["yours"] < 0.25 * scores["naive"], (
        "forecast: on a wave that climbs the error is not far below that of the last number again. Are inputs and targets relative to the last "
        "number of their window, and divided by s, do they stay paired, and do the targets come right after their window?"
    )
    for what, places in {
        "too few numbers before the first origin": [8, 20],
        "an origin beyond the end": [30, 51],
    }.items():
        try:
            forecast(repeating(6, 3), series[:50], places, 6, 3, 1)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(f"forecast raises {type(error).__name__} for {what}; raise ValueError.")
        raise AssertionError(f"forecast accepts {what}; raise a ValueError.")
    print("forecast: this looks right.")


_check_forecast()
