# Hidden test (1 point): training data that repeat themselves exactly are a ValueError.
def test_mase_zero(rng):
    for period in (1, 2, 4):
        training = np.tile(1.0 + rng.permutation(9)[:period], 3)
        for forecast in (np.ones(3), np.zeros(3)):
            try:
                with np.errstate(all="ignore"):
                    got = mase(np.ones(3), forecast, training, period)
            except ValueError:
                continue
            except Exception as error:
                raise AssertionError(
                    f"mase raises {type(error).__name__} for a scale of 0, not ValueError."
                ) from None
            raise AssertionError(f"mase gives {got} for a scale of 0; it should raise ValueError.")


with_correct(test_mase_zero)
