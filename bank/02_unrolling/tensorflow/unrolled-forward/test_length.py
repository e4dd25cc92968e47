# Hidden test (1 point): a length that is not known when the graph is made raises ValueError.
def test_unrolled_length(rng):
    x, *rest = random_arguments(rng, 2, 3, 4, 5)
    trace(unrolled_forward, tf.TensorSpec((2, 3, 4), "float32"), *rest)
    try:
        trace(unrolled_forward, tf.TensorSpec((2, None, 4), "float32"), *rest)
    except ValueError:
        return
    except Exception as error:
        raise AssertionError(
            f"unrolled_forward raises {type(error).__name__} for an unknown T, not ValueError."
        ) from None
    raise AssertionError("unrolled_forward takes an unknown T; it should raise ValueError.")


test_unrolled_length(fresh("test_unrolled_length"))
