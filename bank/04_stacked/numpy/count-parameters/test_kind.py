# Hidden test (1 point): any other kind is a ValueError.
for _kind in ("gru", "", "transformer", "cnn"):
    try:
        count_parameters(3, [4, 2], _kind)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"count_parameters raises {type(error).__name__} for the kind {_kind!r}, not ValueError."
        ) from None
    raise AssertionError(f"count_parameters accepts the kind {_kind!r}; it should raise ValueError.")
