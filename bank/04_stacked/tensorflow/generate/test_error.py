# Hidden test (1 point): a negative temperature raises ValueError.
for _temperature in (-1.0, -1, -0.001):
    try:
        generate(
            lambda tokens, states: (np.zeros((1, np.shape(tokens)[1], 3)), None),
            np.array([0]),
            2,
            _temperature,
            fresh("test_generate_error"),
        )
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"generate raises {type(error).__name__} for temperature {_temperature}, not ValueError."
        ) from None
    raise AssertionError(f"generate accepts temperature {_temperature}; it should raise ValueError.")
