# Hidden test (1 point): last_states raises ValueError for a length outside 1 to T, and for no other.
def test_last_states_error():
    for lengths in ([0, 2], [2, 0], [-1, 4], [5, 1], [4, 9]):
        try:
            last_states(np.ones((2, 4, 3)), np.array(lengths))
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"last_states raises {type(error).__name__} for lengths {lengths} and T = 4, not ValueError."
            ) from None
        raise AssertionError(f"last_states accepts lengths {lengths} for T = 4; it should raise ValueError.")
    for lengths in ([1, 1], [4, 4], [1, 4]):
        last_states_of(np.ones((2, 4, 3)), np.array(lengths))


test_last_states_error()
