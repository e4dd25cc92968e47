# Hidden test (1 point): a period or horizon below 1, and a series shorter than a period, are ValueErrors.
for _n, _period, _horizon in [(5, 6, 2), (0, 1, 1), (5, 0, 2), (5, -2, 2), (5, 2, 0), (5, 2, -3)]:
    try:
        seasonal_naive(np.ones(_n), _period, _horizon)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"seasonal_naive raises {type(error).__name__}, not ValueError, for n, period, horizon = {_n, _period, _horizon}."
        ) from None
    raise AssertionError(
        f"seasonal_naive accepts n, period, horizon = {_n, _period, _horizon}; it should raise ValueError."
    )
