passengers = np.array(
    """112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135
    125 149 170 170 158 133 114 140 145 150 178 163 172 178 199 199 184
    162 146 166 171 180 193 181 183 218 230 242 209 191 172 194 196 196
    236 235 229 243 264 272 237 211 180 201 204 188 235 227 234 264 302
    293 259 229 203 229 242 233 267 269 270 315 364 347 312 274 237 278
    284 277 317 313 318 374 413 405 355 306 271 306 315 301 356 348 355
    422 465 467 404 347 305 336 340 318 362 348 363 435 491 505 404 359
    310 337 360 342 406 396 420 472 548 559 463 407 362 405 417 391 419
    461 472 535 622 606 508 461 390 432""".split(),
    float,
)
stock = cbook.get_sample_data(
    "goog.npz",
)["price_data"]["close"].astype(float)


def sliding_windows(series, lookback, horizon):
    """All windows (N, lookback) of a series (n,), and the numbers right
    after each, (N, horizon). ValueError if none fits.
    """
    if len(series) < lookback + horizon:
        needed = f"{lookback} + {horizon} are needed"
        raise ValueError(f"{len(series)} numbers; {needed}.")
    windows = np.lib.stride_tricks.sliding_window_view(
        series,
        lookback + horizon,
    )
    return windows[:, :lookback].copy(), windows[:, lookback:].copy()


def seasonal_naive(series, origins, period, horizon):
    """The last season again, from each origin: (number of origins,
    horizon). A period of 1 is the naive forecast.
    """
    season = np.arange(horizon) % period - period
    return np.array([series[o + season] for o in origins])


def autoregression(series, origins, lookback, horizon):
    """Least squares on the windows before the first origin; then a
    forecast from each: (number of origins, horizon).
    """
    inputs, targets = sliding_windows(
        series[: origins[0]],
        lookback,
        horizon,
    )
    weights = np.linalg.lstsq(
        np.column_stack([inputs, np.ones(len(inputs))]),
        targets,
        rcond=None,
    )[0]
    known = np.array(
        [np.append(series[o - lookback : o], 1) for o in origins],
    )
    return known @ weights


def mase(series, origins, forecasts, period):
    """The mean absolute scaled error of the forecasts from each origin:
    (number of origins,).
    """
    training = series[: origins[0]]
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    actual = np.array(
        [series[o : o + forecasts.shape[1]] for o in origins],
    )
    return np.mean(np.abs(actual - forecasts), axis=1) / scale


def forecaster(lookback, horizon, units=16):
    """A small recurrent network, built and not
    compiled: (B, lookback, 1) to (B, horizon).
    """
    lstm, dense = keras.layers.LSTM(units), keras.layers.Dense(horizon)
    return keras.Sequential(
        [keras.layers.Input((lookback, 1)), lstm, dense],
    )
