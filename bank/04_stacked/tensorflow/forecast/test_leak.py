# Hidden test (2 points): another future changes no forecast made before it, and no weight of the model. It is trained once, with as many updates as told, and sets no seed.
@probe
def trained_and_forecast(seed, series, origins, lookback, horizon):
    """For a seed of Keras: the forecasts of a linear network, its weights, and a number drawn after it.

    Before that number, how many updates its optimizer has made, None without one.
    """
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.layers.Input((lookback, 1)), keras.layers.Flatten(), keras.layers.Dense(horizon)]
    )
    answer = forecast(model, series, origins, lookback, horizon, 25)
    made = getattr(model, "optimizer", None)
    updates = None if made is None else int(made.iterations)
    return answer, model.get_weights(), updates, float(tf.random.uniform(()))


def forecasts_of(*arguments):
    """The forecasts as an array, the weights, and the number drawn after them."""
    answer, weights, updates, drawn = trained_and_forecast(*arguments)
    assert updates is None or updates <= 25, f"forecast: with updates = 25 it makes {updates} updates."
    return np.asarray(answer), weights, drawn


def test_forecast_leak(rng):
    seed, n, lookback, horizon, origins = int(rng.integers(10**6)), 60, 5, 3, [40, 47]
    series = np.sin(0.7 * np.arange(n)) + 0.3 * rng.normal(size=n)
    other = series.copy()
    other[origins[0] :] += 30 + 20 * rng.normal(size=n - origins[0])
    one, weights, _ = forecasts_of(seed, series, origins, lookback, horizon)
    two, again, drawn = forecasts_of(seed, other, origins[:1], lookback, horizon)
    assert one.shape == (2, horizon) and two.shape == (1, horizon), (
        f"forecast gives shapes {one.shape} and {two.shape} for two origins and one, and a horizon of {horizon}."
    )
    assert np.max(np.abs(one[0] - two[0])) < 1e-2, (
        "forecast: a leak: the forecast from the first origin changes when only numbers at and after that origin change."
    )
    for w, v in zip(weights, again, strict=True):
        assert np.max(np.abs(w - v)) < 1e-2, (
            "forecast: the training changes when only numbers at and after the first origin change, which is a leak, "
            "or when there is one origin more: the model should be trained once."
        )
    *_, other_drawn = forecasts_of(seed + 1, other, origins[:1], lookback, horizon)
    assert drawn != other_drawn, (
        "forecast sets a seed of its own: after a call, numbers come that do not depend on the seed before it."
    )


test_forecast_leak(fresh("test_forecast_leak"))
