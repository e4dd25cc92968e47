# Hidden test (1 point): a negative temperature is a ValueError.
for _temperature in (-1.0, -1, -0.001):
    try:
        sample(np.array([[0.0, 1.0, 2.0]]), _temperature, fresh("test_sample_error"))
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"sample raises {type(error).__name__} for temperature {_temperature}, not ValueError."
        ) from None
    raise AssertionError(f"sample accepts temperature {_temperature}; it should raise ValueError.")
