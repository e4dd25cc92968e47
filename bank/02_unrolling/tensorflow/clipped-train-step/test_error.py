# Hidden test (1 point): a max_norm of 0 or less raises ValueError, before anything moves.
def test_clipped_error(rng):
    for max_norm in (0.0, -1.0):
        case = LinearCase(rng, keras.optimizers.SGD(0.3))
        try:
            case.step(max_norm)
        except ValueError:
            assert case.is_at(case.weights), (
                "clipped_train_step moves the weights before it raises ValueError."
            )
            continue
        except Exception as error:
            raise AssertionError(
                f"clipped_train_step raises {type(error).__name__} for a max_norm of {max_norm}, not ValueError."
            ) from None
        raise AssertionError(
            f"clipped_train_step takes a max_norm of {max_norm}; it should raise ValueError."
        )
    LinearCase(rng, keras.optimizers.SGD(0.3)).step(0.001)


test_clipped_error(fresh("test_clipped_error"))
