# Hidden test (1 point): shapes that differ, a period below 1 and too few training numbers are ValueErrors.
def test_mase_shapes(rng):
    training = rng.normal(size=8)
    for a, f, n, period in [
        ((3,), (3, 1), 8, 2),
        ((3,), (1,), 8, 2),
        ((2,), (3,), 8, 2),
        ((3,), (3,), 4, 4),
        ((3,), (3,), 2, 5),
        ((3,), (3,), 8, 0),
        ((3,), (3,), 1, 0),
        ((3,), (3,), 8, -2),
    ]:
        what = f"actual {a}, forecast {f}, {n} training numbers and period {period}"
        try:
            with np.errstate(all="ignore"):
                mase(rng.normal(size=a), rng.normal(size=f), training[:n], period)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(f"mase raises {type(error).__name__} for {what}, not ValueError.") from None
        raise AssertionError(f"mase accepts {what}; it should raise ValueError.")


with_correct(test_mase_shapes)
