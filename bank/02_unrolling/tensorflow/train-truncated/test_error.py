# Hidden test (1 point): a window below 1, or a series of one value, raises ValueError.
def test_truncated_error(rng):
    for window, length in [(0, 4), (-1, 4), (2, 1)]:
        try:
            trained(random_weights(rng, 1, 2), np.ones((1, length, 1), "float32"), window, 1)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"train_truncated raises {type(error).__name__} for window {window} and N = {length}, not ValueError."
            ) from None
        raise AssertionError(
            f"train_truncated takes window {window} and N = {length}; it should raise ValueError."
        )
    try:
        trained(random_weights(rng, 1, 2), np.ones((1, 2, 1), "float32"), 1, 1)
    except Exception as error:
        raise AssertionError(
            f"train_truncated raises {type(error).__name__} for two values and a window of 1."
        ) from None


with_a_correct_train_step(test_truncated_error)
