def seasonal_naive(series, period, horizon):
    """The forecast that repeats the last season (Hyndman &
    Athanasopoulos, Forecasting, 3rd edition, section 5.2).

    series: (n,), any dtype, the newest number last. period: length of a
    season in steps, at least 1; n >= period.
    horizon: number of steps to forecast, at least 1.
    Returns (horizon,), of the dtype of series. Raises ValueError if
    period or horizon is below 1, or n < period.
    """
    ### BEGIN SOLUTION
    if period < 1 or horizon < 1 or len(series) < period:
        raise ValueError("period and horizon should be at least 1, and the series as long as a period.")
    season = series[len(series) - period :]
    return season[np.arange(horizon) % period]
    ### END SOLUTION
