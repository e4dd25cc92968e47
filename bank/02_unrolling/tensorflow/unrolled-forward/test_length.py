# Hidden test (1 point): a length that is not known when the graph is made raises ValueError.
@probe
def trace_unrolled(T, *rest):
    """Make a graph for x of shape (2, T, 4)."""
    x = tf.TensorSpec((2, T, 4), "float32")
    tf.function(unrolled_forward).get_concrete_function(x, *rest)


def test_unrolled_length(rng):
    _, *rest = random_arguments(rng, 2, 3, 4, 5)
    trace_unrolled(3, *rest)
    try:
        trace_unrolled(None, *rest)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"unrolled_forward raises {type(error).__name__} for an unknown T, not ValueError."
        ) from None
    raise AssertionError("unrolled_forward takes an unknown T; it should raise ValueError.")


test_unrolled_length(fresh("test_unrolled_length"))
