"""Forgets the return."""
# loses: test-forecast-leak, test-forecast-learns, test-forecast-origins
# says: returns None: is `return` missing


def forecast(model, series, origins, lookback, horizon, updates):
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
    forecasts = windows[:, -1:] + scale * model.predict_on_batch(change(windows, windows)[..., None])
