# Hidden test (2 points): from every origin the model is given the last numbers before it, and its answer comes back in the units of the series.
@probe
class RepeatsASeason(keras.layers.Layer):
    """A layer without anything to learn: the seasonal naive forecast. (Its weight has no effect.)"""

    def __init__(self, period, horizon):
        super().__init__()
        self.period, self.horizon = period, horizon

    def build(self, input_shape):
        self.idle = self.add_weight(shape=(), name="idle")

    def call(self, x):
        season = x[:, -self.period :, 0]
        return tf.gather(season, np.arange(self.horizon) % self.period, axis=1) + 0 * self.idle


@probe
def forecast_by_repeating(period, series, origins, lookback, horizon):
    """What comes of a model that knows the seasonal naive forecast and nothing else, and the series after it.

    The model takes windows of any length.
    """
    model = keras.Sequential([keras.layers.Input((None, 1)), RepeatsASeason(period, horizon)])
    return forecast(model, series, origins, lookback, horizon, 1), series


def test_forecast_origins(rng):
    import contextlib
    import io

    for n, lookback, period, horizon in [(50, 5, 3, 7), (30, 1, 1, 1)]:
        series = 300 + 20 * rng.normal(size=n)
        origins = [20, 21, int(rng.integers(22, n - horizon)), n - horizon, n]
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            got, left = forecast_by_repeating(period, series.copy(), list(origins), lookback, horizon)
        got = np.asarray(got)
        assert not printed.getvalue(), "forecast prints while it trains; give verbose=0 to fit."
        assert np.array_equal(left, series), "forecast changes the series."
        assert got.shape == (5, horizon), (
            f"forecast gives shape {got.shape} for 5 origins and a horizon of {horizon}."
        )
        for o, row in zip(origins, got):
            right = [series[o - period + k % period] for k in range(horizon)]
            assert np.max(np.abs(row - right)) < 0.02, (
                f"forecast: with a model that repeats the last {period} of {lookback} numbers, the forecast from origin {o} of {n} is wrong."
            )


test_forecast_origins(fresh("test_forecast_origins"))
