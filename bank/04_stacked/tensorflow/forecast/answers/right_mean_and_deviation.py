"""Scales with mean and standard deviation of the part before the first origin, and takes the last number away as well."""
# loses: nothing


def forecast(model, series, origins, lookback, horizon, updates):
    origins = list(origins)
    if max(origins) > len(series) or origins[0] < lookback + horizon:
        raise ValueError("an origin is too early or too late")
    training = np.array(series[: origins[0]], "float64")
    mean, deviation = training.mean(), training.std()
    z = (training - mean) / deviation
    x = np.array([z[k : k + lookback] - z[k + lookback - 1] for k in range(len(z) - lookback - horizon + 1)])
    y = np.array([z[k + lookback : k + lookback + horizon] - z[k + lookback - 1] for k in range(len(x))])
    rows = np.random.randint(len(x), size=32 * updates)  # the seed of keras.utils.set_random_seed
    model.compile(optimizer=keras.optimizers.Adam(0.01, global_clipnorm=1.0), loss="mse")
    model.fit(x[rows, :, None].astype("float32"), y[rows].astype("float32"), batch_size=32, shuffle=False, verbose=0)
    answers = []
    for o in origins:
        z = (np.array(series[o - lookback : o], "float64") - mean) / deviation
        answer = np.asarray(model((z - z[-1])[None, :, None].astype("float32")))[0]
        answers.append((answer + z[-1]) * deviation + mean)
    return np.stack(answers)
