# Hidden test (1 point): one_hot raises ValueError for every token outside 0..V-1, and for no other.
def test_one_hot_error():
    for tokens, V in [([[0, 3]], 3), ([[-1]], 3), ([[0], [-3]], 3), ([[9]], 4), ([[1], [0]], 1)]:
        try:
            one_hot(np.array(tokens), V)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"one_hot raises {type(error).__name__} for a token outside 0..V-1, not ValueError."
            ) from None
        raise AssertionError("one_hot accepts a token outside 0..V-1; it should raise ValueError.")
    one_hot(np.array([[0, 2]]), 3)


test_one_hot_error()
