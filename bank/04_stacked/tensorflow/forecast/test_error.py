# Hidden test (1 point): no window before the first origin, or an origin beyond the end, raises ValueError.
def test_forecast_error(rng):
    series = rng.normal(size=30)
    for what, origins in {
        "too few numbers before the first origin": [7, 20],
        "an origin beyond the end": [20, 31],
        "one origin, beyond the end": [31],
        "three origins, the last beyond the end": [20, 25, 32],
    }.items():
        try:
            forecast_by_repeating(3, series, origins, 5, 3)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"forecast raises {type(error).__name__} for {what}, not ValueError."
            ) from None
        raise AssertionError(f"forecast accepts {what}; it should raise ValueError.")
    forecast_by_repeating(3, series, [8, 30], 5, 3)  # one window before the first, and the end: no error


test_forecast_error(fresh("test_forecast_error"))
