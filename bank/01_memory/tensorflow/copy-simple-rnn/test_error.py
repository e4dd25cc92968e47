# Hidden test (1 point): a layer that is not built raises ValueError.
@probe
def copy_unbuilt():
    copy_simple_rnn(keras.layers.SimpleRNN(2))


def test_copy_unbuilt(rng):
    try:
        copy_unbuilt()
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"copy_simple_rnn raises {type(error).__name__} for a layer that is not built."
        ) from None
    raise AssertionError("copy_simple_rnn accepts a layer that is not built; it should raise ValueError.")


with_a_correct_cell(test_copy_unbuilt)
