# Hidden test (1 point): a layer that is not built raises ValueError.
def assert_not_copied(lstm, what):
    """Fail unless copy_lstm raises ValueError for a layer."""
    try:
        copy_lstm(lstm)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(f"copy_lstm raises {type(error).__name__} for {what}, not ValueError.") from None
    raise AssertionError(f"copy_lstm accepts {what}; it should raise ValueError.")


def test_copy_unbuilt(rng):
    assert_not_copied(keras.layers.LSTM(int(rng.integers(2, 6))), "a layer that is not built")


with_a_correct_cell(test_copy_unbuilt)
