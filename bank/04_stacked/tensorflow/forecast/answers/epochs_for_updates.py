"""Takes updates for a number of epochs."""
# loses: test-forecast-leak
# says: 150 are all that it should make


def forecast(model, series, origins, lookback, horizon, updates):
    if origins[-1] > len(series):
        raise ValueError("an origin lies beyond the end of the series")
    known = series[: origins[0]]
    scale = np.std(known)

    def change(windows, numbers):
        return ((numbers - windows[:, -1:]) / scale).astype("float32")

    windows, targets = sliding_windows(known, lookback, horizon)
    pairs = change(windows, windows)[..., None], change(windows, targets)
    model.compile(keras.optimizers.Adam(0.01, clipnorm=1.0), "mae")
    model.fit(*pairs, epochs=updates, verbose=0)
    windows = np.array([series[o - lookback : o] for o in origins])
    return windows[:, -1:] + scale * model.predict_on_batch(change(windows, windows)[..., None])
