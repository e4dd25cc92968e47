# Hidden test (1 point): truncated_windows raises ValueError for a window below 1.
def refuses(x, y, window, what):
    """Fail unless truncated_windows raises ValueError, at the latest when its first pair is asked for."""
    try:
        next(iter(truncated_windows(x, y, window)), None)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"truncated_windows raises {type(error).__name__} for {what}, not ValueError."
        ) from None
    raise AssertionError(f"truncated_windows accepts {what}; it should raise ValueError.")


for _window in (0, -1, -5):
    refuses(np.ones((2, 4, 3)), np.ones((2, 4)), _window, f"a window of {_window}")
