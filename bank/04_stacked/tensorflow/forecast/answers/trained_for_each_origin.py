"""Trains again for each origin."""
# loses: test-forecast-leak
# says: 20 are all that it should make


def forecast(model, series, origins, lookback, horizon, updates):
    if origins[-1] > len(series):
        raise ValueError("an origin lies beyond the end of the series")
    known = series[: origins[0]]
    scale = np.std(known)
    x, y = sliding_windows(known, lookback, horizon)
    x, y = (x - x[:, -1:]) / scale, (y - x[:, -1:]) / scale
    data = tf.data.Dataset.from_tensor_slices((x[..., None], y)).shuffle(len(x)).repeat().batch(32)
    rows = []
    model.compile(keras.optimizers.Adam(0.01, clipnorm=1.0), "mae")
    for o in origins:
        model.fit(data, steps_per_epoch=updates, shuffle=False, verbose=0)
        window = series[o - lookback : o]
        output = model.predict_on_batch(((window - window[-1]) / scale)[None, :, None])
        rows.append(window[-1] + scale * output[0])
    return np.array(rows)
