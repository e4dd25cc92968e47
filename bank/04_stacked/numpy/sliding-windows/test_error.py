# Hidden test (1 point): a series too short for one window, and a lookback or horizon below 1, are ValueErrors.
for _n, _lookback, _horizon in [
    (4, 3, 2),
    (1, 1, 1),
    (0, 1, 1),
    (9, 0, 2),
    (9, 3, 0),
    (9, -2, 1),
    (9, 2, -2),
]:
    try:
        sliding_windows(np.ones(_n), _lookback, _horizon)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"sliding_windows raises {type(error).__name__}, not ValueError, for n, lookback, horizon = {_n, _lookback, _horizon}."
        ) from None
    raise AssertionError(
        f"sliding_windows accepts n, lookback, horizon = {_n, _lookback, _horizon}; it should raise ValueError."
    )
