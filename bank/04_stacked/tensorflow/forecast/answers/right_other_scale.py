"""The mean absolute difference as the scale, and a loop of its own."""
# loses: nothing


def forecast(model, series, origins, lookback, horizon, updates):
    if not lookback + horizon <= origins[0] <= origins[-1] <= len(series):
        raise ValueError("an origin is too early or too late")
    scale = np.mean(np.abs(np.diff(series[: origins[0]])))
    x, y = sliding_windows(np.array(series[: origins[0]]), lookback, horizon)
    x, y = (x - x[:, -1:]) / scale / 4, (y - x[:, -1:]) / scale / 4
    model.compile(keras.optimizers.Adam(0.01), keras.losses.Huber())
    for _ in range(updates):
        rows = np.random.choice(len(x), 32)
        model.train_on_batch(x[rows, :, None], y[rows])
    known = np.stack([series[o - lookback : o] for o in origins])
    last = known[:, -1:]
    return last + 4 * scale * np.asarray(model.predict_on_batch((known - last)[..., None] / scale / 4))
