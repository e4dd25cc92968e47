# Hidden test (1 point): a layer that is not built raises ValueError.
@probe
def copy_unbuilt(units):
    copy_lstm(keras.layers.LSTM(units))


@probe
def copy_built(config, weights):
    original_and_copy(config, weights)


def assert_not_copied(what, copying, *arguments):
    """Fail unless copy_lstm raises ValueError for a layer."""
    try:
        copying(*arguments)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(f"copy_lstm raises {type(error).__name__} for {what}, not ValueError.") from None
    raise AssertionError(f"copy_lstm accepts {what}; it should raise ValueError.")


def test_copy_unbuilt(rng):
    assert_not_copied("a layer that is not built", copy_unbuilt, int(rng.integers(2, 6)))


with_a_correct_cell(test_copy_unbuilt)
