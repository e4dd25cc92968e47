# Hidden test (1 point): an empty list of units raises ValueError.
for _arguments in [(3, []), (1, [], 0.5)]:
    try:
        build_stack(*_arguments)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"build_stack raises {type(error).__name__} for an empty list, not ValueError."
        ) from None
    raise AssertionError("build_stack accepts an empty list of units; it should raise ValueError.")
