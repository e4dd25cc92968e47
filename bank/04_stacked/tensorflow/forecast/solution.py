def forecast(model, series, origins, lookback, horizon, updates):
    """Train a network on what lies before the first origin, and
    forecast from every origin.

    model: a built, uncompiled keras.Model: (B, lookback, 1)
    to (B, horizon), any B. It is trained in place.
    series: (n,) floats, not constant before the first origin. origins:
    ascending integers; from o the numbers before series[o] are known,
    and series[o] is the first to be forecast. lookback, horizon: steps,
    at least 1.
    updates: how many batches to train on, at least 1.
    Returns (number of origins, horizon): the forecasts, in the units of
    the series. The series is not changed.
    Raises ValueError if no window and its targets fit before the first
    origin, or if an origin is greater than n.
    """
    ### BEGIN SOLUTION
    if origins[-1] > len(series):
        raise ValueError("an origin lies beyond the end of the series")
    known = series[: origins[0]]
    scale = np.std(known)

    def change(windows, numbers):
        return ((numbers - windows[:, -1:]) / scale).astype("float32")

    windows, targets = sliding_windows(known, lookback, horizon)
    pairs = change(windows, windows)[..., None], change(windows, targets)
    data = tf.data.Dataset.from_tensor_slices(pairs).shuffle(len(windows)).repeat().batch(32)
    model.compile(keras.optimizers.Adam(0.01, clipnorm=1.0), "mae")
    model.fit(data, steps_per_epoch=updates, shuffle=False, verbose=0)
    windows = np.array([series[o - lookback : o] for o in origins])
    return windows[:, -1:] + scale * model.predict_on_batch(change(windows, windows)[..., None])
    ### END SOLUTION
