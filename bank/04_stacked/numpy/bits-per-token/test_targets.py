# Hidden test (1 point): a target outside 0..V-1 is a ValueError.
for _shape, _bad in [((2, 4), 4), ((2, 4), -1), ((2, 3, 4), 9), ((2, 3, 4), -3)]:
    _targets = np.zeros(_shape[:-1], int)
    _targets[-1] = _bad
    try:
        bits_per_token(np.zeros(_shape), _targets)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"bits_per_token raises {type(error).__name__} for a target of {_bad} and V = 4, not ValueError."
        ) from None
    raise AssertionError(f"bits_per_token accepts a target of {_bad} for V = 4; it should raise ValueError.")
