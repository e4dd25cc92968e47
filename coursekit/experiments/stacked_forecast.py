"""Four series, a rolling origin, and eight ways to forecast: who wins?

    python -m coursekit.experiments.stacked_forecast    about 20 minutes on one core; writes stacked_forecast.json

Each series is tested on its last 30 %, in four folds; every model is fitted again before each fold on all that lies
before it. Networks get the same inputs as the linear model. MASE, for each fold and each seed: five seeds, three for the
two-layer and the recursive LSTM.
"""

import time

import keras
import numpy as np

from coursekit.experiments import save
from coursekit.forecasting import all_series, folds, linear, mase, seasonal_naive, split

SEEDS = range(5)
FOLDS = 4
TRAIN_SHARE = 0.7
UPDATES = 1000  # of 64 windows each


def network(kind, one, outputs):
    """A network from the past and the season to `outputs` changes. kind: "LSTM", "2 LSTM" or "MLP"."""
    past = keras.Input((one.lookback, 1))
    season = keras.Input((5,))
    if kind == "MLP":
        read = keras.layers.Dense(24, activation="tanh")(keras.layers.Flatten()(past))
    elif kind == "LSTM":
        read = keras.layers.LSTM(24)(past)
    else:
        read = keras.layers.LSTM(16)(keras.layers.LSTM(16, return_sequences=True)(past))
    hidden = keras.layers.Dense(32, activation="tanh")(keras.layers.Concatenate()([read, season]))
    return keras.Model([past, season], keras.layers.Dense(outputs)(hidden))


def fit(model, train, outputs, seed):
    """Adam on the absolute error, a fixed number of updates, the rate falling to 0 on a cosine."""
    rng = np.random.default_rng(seed)
    optimizer = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(3e-3, UPDATES), clipnorm=1.0)
    model.compile(optimizer, "mae")
    for _ in range(UPDATES):
        rows = rng.integers(len(train["past"]), size=64)
        inputs = [train["past"][rows, :, None], train["season"][rows]]
        model.train_on_batch(inputs, train["target"][rows, :outputs])


def direct(kind, one, train, test, seed):
    """All steps at once: forecasts (N, horizon), scaled changes from the last value."""
    keras.utils.set_random_seed(seed)
    model = network(kind, one, one.horizon)
    fit(model, train, one.horizon, seed)
    return model.predict_on_batch([test["past"][:, :, None], test["season"]])


def recursive(step, one, test):
    """One step ahead, horizon times, each forecast becoming an input.

    step: from past (N, lookback) and season (N, 5) to the scaled change of the next step, (N,).
    Returns forecasts (N, horizon), scaled changes from the last value.
    """
    past, season = test["past"], test["season"].copy()
    total, forecasts = np.zeros(len(past)), []
    for k in range(one.horizon):
        change = step(past, season)
        total = total + change
        forecasts.append(total)
        # The new value is 0 now, since inputs are relative to the last one.
        past = np.column_stack([past[:, 1:] - change[:, None], np.zeros(len(past))])
        angle = 2 * np.pi * (test["origin"] + k + 1) / one.period
        season[:, :4] = np.column_stack([f(j * angle) for j in (1, 2) for f in (np.sin, np.cos)])
        season[:, 4] += change
    return np.stack(forecasts, axis=1)


def recursive_linear(one, train, test):
    """The one-step linear model, iterated."""
    return recursive(
        lambda past, season: linear(
            {**train, "target": train["target"][:, 0]}, {"past": past, "season": season}
        ),
        one,
        test,
    )


def recursive_lstm(one, train, test, seed):
    """A one-step LSTM, iterated."""
    keras.utils.set_random_seed(seed)
    model = network("LSTM", one, 1)
    fit(model, train, 1, seed)
    return recursive(
        lambda past, season: model.predict_on_batch([past[:, :, None], season])[:, 0].astype("float64"),
        one,
        test,
    )


MODELS = {
    "naive": None,
    "seasonal naive": None,
    "linear": lambda one, train, test, seed: linear(train, test),
    "linear, recursive": lambda one, train, test, seed: recursive_linear(one, train, test),
    "MLP": lambda one, train, test, seed: direct("MLP", one, train, test, seed),
    "LSTM": lambda one, train, test, seed: direct("LSTM", one, train, test, seed),
    "LSTM, 2 layers": lambda one, train, test, seed: direct("2 LSTM", one, train, test, seed),
    "LSTM, recursive": lambda one, train, test, seed: recursive_lstm(one, train, test, seed),
}


def main():
    """Run everything, print a line a series and model, and write the data file."""
    results = []
    for name, one in all_series().items():
        edges = folds(len(one.values), round(TRAIN_SHARE * len(one.values)), FOLDS)
        for model, make in MODELS.items():
            seeds = {
                "MLP": SEEDS,
                "LSTM": SEEDS,
                "LSTM, 2 layers": SEEDS[:3],
                "LSTM, recursive": SEEDS[:3],
            }.get(model, [0])
            runs, began = [], time.process_time()
            for seed in seeds:
                scores = []
                for start, end in edges:
                    (train, test), deviation = split(one, start, end)
                    if make is None:
                        period = one.period if model == "seasonal naive" else 1
                        forecast = np.stack(
                            [seasonal_naive(one.values[:i], period, one.horizon) for i in test["origin"]]
                        )
                    else:
                        forecast = test["last"] + deviation * make(one, train, test, seed)
                    score = mase(test["actual"], forecast, one.values[:start], one.scale_period)
                    scores.append(round(score, 4))
                runs.append(scores)
            seconds = round((time.process_time() - began) / len(runs), 1)
            results.append({"series": name, "model": model, "seconds": seconds, "runs": runs})
            print(f"{name:12} {model:18}", np.mean(runs, axis=1).round(3), seconds, flush=True)
    command = "python -m coursekit.experiments.stacked_forecast"
    print(
        save(
            "stacked_forecast",
            command,
            SEEDS,
            results,
            ("numpy", "tensorflow", "keras", "statsmodels", "matplotlib"),
        )
    )


if __name__ == "__main__":
    main()
