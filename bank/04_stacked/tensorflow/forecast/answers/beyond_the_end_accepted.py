"""No check: an origin beyond the end gets an older window."""
# loses: test-forecast-error
# says: accepts an origin beyond the end


def forecast(model, series, origins, lookback, horizon, updates):
    known = series[: origins[0]]
    scale = np.std(known)

    def change(windows, numbers):
        return ((numbers - windows[:, -1:]) / scale).astype("float32")

    windows, targets = sliding_windows(known, lookback, horizon)
    pairs = change(windows, windows)[..., None], change(windows, targets)
    data = tf.data.Dataset.from_tensor_slices(pairs).shuffle(len(windows)).repeat().batch(32)
    model.compile(keras.optimizers.Adam(0.01, clipnorm=1.0), "mae")
    model.fit(data, steps_per_epoch=updates, shuffle=False, verbose=0)
    windows = np.array([series[: min(o, len(series))][-lookback:] for o in origins])
    return windows[:, -1:] + scale * model.predict_on_batch(change(windows, windows)[..., None])
