# Hidden test (2 points): another future changes no forecast made before it, and no weight of the model. It is trained once, with as many updates as told, and sets no seed.
def trained_and_forecast(seed, series, origins, lookback, horizon):
    """The forecasts of a linear network, and its weights, for a seed of Keras."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.layers.Input((lookback, 1)), keras.layers.Flatten(), keras.layers.Dense(horizon)]
    )
    answer = np.asarray(forecast(model, series, origins, lookback, horizon, 25))
    made = getattr(model, "optimizer", None)
    assert made is None or int(made.iterations) <= 25, (
        f"forecast: with updates = 25 it makes {int(made.iterations)} updates."
    )
    return answer, model.get_weights()


def test_forecast_leak(rng):
    seed, n, lookback, horizon, origins = int(rng.integers(10**6)), 60, 5, 3, [40, 47]
    series = np.sin(0.7 * np.arange(n)) + 0.3 * rng.normal(size=n)
    other = series.copy()
    other[origins[0] :] += 30 + 20 * rng.normal(size=n - origins[0])
    one, weights = trained_and_forecast(seed, series, origins, lookback, horizon)
    two, again = trained_and_forecast(seed, other, origins, lookback, horizon)
    assert one.shape == two.shape == (2, horizon), (
        f"forecast gives shape {one.shape} for two origins and a horizon of {horizon}."
    )
    assert np.max(np.abs(one[0] - two[0])) < 1e-2, (
        "forecast: a leak: the forecast from the first origin changes when only numbers at and after that origin change."
    )
    for w, v in zip(weights, again, strict=True):
        assert np.max(np.abs(w - v)) < 1e-2, (
            "forecast: a leak: the training changes when only numbers at and after the first origin change."
        )
    drawn = float(tf.random.uniform(()))
    _, weights = trained_and_forecast(seed, series, origins[:1], lookback, horizon)
    for w, v in zip(weights, again, strict=True):
        assert np.max(np.abs(w - v)) < 1e-2, (
            "forecast: with one origin more the weights of the model are others; it should be trained once."
        )
    trained_and_forecast(seed + 1, series, origins, lookback, horizon)
    assert drawn != float(tf.random.uniform(())), (
        "forecast sets a seed of its own: after a call, numbers come that do not depend on the seed before it."
    )


test_forecast_leak(fresh("test_forecast_leak"))
