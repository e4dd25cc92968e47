# Hidden test (1 point): a max_norm of 0 or less raises ValueError, before anything moves.
@probe
def error_of_step(weights, x, y, max_norm):
    """The name of what a step raises, None if nothing, and the weights after it."""
    model, optimizer = linear_model(weights)
    try:
        clipped_train_step(model, optimizer, x, y, max_norm)
    except ValueError:
        return "ValueError", model.get_weights()
    except Exception as error:
        return type(error).__name__, model.get_weights()
    return None, model.get_weights()


def test_clipped_error(rng):
    for max_norm in (0.0, -1.0):
        case = LinearCase(rng)
        error, weights = error_of_step(case.weights, *case.tensors(), max_norm)
        assert error is not None, (
            f"clipped_train_step takes a max_norm of {max_norm}; it should raise ValueError."
        )
        assert error == "ValueError", (
            f"clipped_train_step raises {error} for a max_norm of {max_norm}, not ValueError."
        )
        assert are_near(weights, case.weights), (
            "clipped_train_step moves the weights before it raises ValueError."
        )
    LinearCase(rng).steps(0.001)


test_clipped_error(fresh("test_clipped_error"))
