"""Series, windows, baselines and a rolling-origin backtest: what chapter 4's forecasts share.

Source of MASE: Hyndman & Koehler 2006, who divide by the naive forecast's error; its scale here is the seasonal naive's.
"""

from dataclasses import dataclass

import matplotlib
import numpy as np
import statsmodels.api as sm


@dataclass(frozen=True)
class Series:
    """A series and how it is forecast.

    values: (N,) float64. period: steps in a season. lookback, horizon: steps. scale_period: that of MASE's scale.
    """

    name: str
    values: np.ndarray
    period: int
    lookback: int
    horizon: int
    scale_period: int


def all_series():
    """The four series, all from packages that the course already has: a dictionary by name."""
    co2 = sm.datasets.co2.load_pandas().data["co2"].interpolate()  # 59 weeks are missing
    sea = sm.datasets.elnino.load_pandas().data.iloc[:, 1:].to_numpy().ravel()
    spots = np.sqrt(sm.datasets.sunspots.load_pandas().data["SUNACTIVITY"].to_numpy())
    prices = np.load(f"{matplotlib.get_data_path()}/sample_data/goog.npz")["price_data"]
    series = [
        Series("sea surface", sea, 12, 36, 6, 12),  # monthly, degrees
        Series("CO2", co2.to_numpy(), 52, 60, 26, 52),  # weekly, parts per million
        Series("sunspots", spots, 11, 22, 5, 1),  # yearly, square root
        Series("stock", np.log(prices["adj_close"]), 5, 20, 5, 1),  # daily, log price
    ]
    return {one.name: one for one in series}


def sliding_windows(series, lookback, horizon):
    """All inputs and the values that follow each, the targets, in order and one step apart.

    series: (N,) or (N, D). Returns inputs (K, lookback) or (K, lookback, D), and targets (K, horizon) or (K, horizon, D),
    of the dtype of series. ValueError if lookback or horizon is below 1, or if the series is too short for one pair.
    """
    series = np.asarray(series)
    if lookback < 1 or horizon < 1 or len(series) < lookback + horizon:
        raise ValueError(f"{len(series)} values cannot be cut into {lookback} and {horizon}")
    first = np.arange(len(series) - lookback - horizon + 1)[:, np.newaxis]
    return series[first + np.arange(lookback)], series[first + lookback + np.arange(horizon)]


def seasonal_naive(series, period, horizon):
    """The last season again, as often as needed: (N,) to (horizon,). period 1 is the naive forecast.

    ValueError if period or horizon is below 1, or if the series is shorter than a period.
    """
    if period < 1 or horizon < 1 or len(series) < period:
        raise ValueError(f"{len(series)} values, with period {period}, do not give {horizon} forecasts")
    return np.asarray(series)[len(series) - period + np.arange(horizon) % period]


def mase(actual, forecast, training, period):
    """Mean absolute error, divided by that of the one-season-ago forecast over the training part: a number.

    actual, forecast: equal shapes. training: (N,), N > period >= 1.
    ValueError if that is not so, or if the training part repeats itself exactly.
    """
    actual, forecast, training = map(np.asarray, (actual, forecast, training))
    if actual.shape != forecast.shape:
        raise ValueError(f"forecasts {forecast.shape} for actual values {actual.shape}")
    if not 1 <= period < len(training):
        raise ValueError(f"a period of {period} in a training part of {len(training)} values")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if not scale > 0:
        raise ValueError(f"the training part repeats itself exactly at period {period}: the scale is 0")
    return float(np.mean(np.abs(actual - forecast)) / scale)


def folds(count, first, number):
    """Cut the places first..count-1 into `number` equal test parts, in order: a list of (start, end)."""
    edges = np.linspace(first, count, number + 1).round().astype(int)
    return list(zip(edges[:-1], edges[1:]))


def split(one, start, end, scale_with=None):
    """Windows for a model that knows the values before `start`, and is tested on what follows up to `end`.

    one: a Series. Returns two dictionaries, train and test: past (N, lookback), the values relative to the last one,
    season (N, 5), sine and cosine of the time of year and the last value, target (N, horizon), relative to the last
    value; all scaled with the mean and standard deviation of the part before `start`; and last (N, 1), actual (N, horizon)
    in the series' own units, and origin (N,), the place of the first target. No target of train lies at or after
    `start`, and no target of test before it or after `end`. scale_with: another part to scale with (a leak, on purpose).
    """
    past, future = sliding_windows(one.values, one.lookback, one.horizon)
    origin = np.arange(len(past)) + one.lookback
    known = one.values[:start] if scale_with is None else scale_with
    mean, deviation = known.mean(), known.std()
    last = past[:, -1:]
    angle = 2 * np.pi * origin / one.period
    waves = [f(k * angle) for k in (1, 2) for f in (np.sin, np.cos)]
    columns = {
        "past": (past - last) / deviation,
        "season": np.column_stack([*waves, (last - mean) / deviation]),
        "target": (future - last) / deviation,
        "last": last,
        "actual": future,
        "origin": origin,
    }
    train = origin + one.horizon <= start
    test = (origin >= start) & (origin + one.horizon <= end)
    return [{name: column[rows] for name, column in columns.items()} for rows in (train, test)], deviation


def linear(train, test, strength=1.0):
    """Ridge regression of the targets on the past and the season: forecasts (N, horizon), still scaled."""

    def design(part):
        return np.column_stack([part["past"], part["season"], np.ones(len(part["past"]))])

    X = design(train)
    weights = np.linalg.solve(X.T @ X + strength * np.eye(X.shape[1]), X.T @ train["target"])
    return design(test) @ weights
