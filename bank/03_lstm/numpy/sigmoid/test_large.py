# Hidden test (1 point): numbers up to 10,000 in size work without an overflow, in float32 and float64.
def test_sigmoid_large(rng):
    sizes = np.concatenate([[1e4, 1000.0, 800.0, 100.0, 50.0], rng.uniform(50, 1e4, size=15)])
    for dtype in (np.float32, np.float64):
        for sign in (-1, 1):
            try:
                with np.errstate(over="raise", divide="raise", invalid="raise"):
                    got = np.asarray(sigmoid((sign * sizes).astype(dtype)))
            except FloatingPointError as error:
                raise AssertionError(
                    f"sigmoid: {error} for large numbers of sign {sign:+d} in {np.dtype(dtype)}."
                ) from None
            assert np.all(np.isfinite(got)), (
                f"sigmoid gives NaN or infinity for large numbers of sign {sign:+d}."
            )
            assert np.max(np.abs(got - (sign > 0))) < 1e-6, (
                f"sigmoid is wrong for large numbers of sign {sign:+d}."
            )


test_sigmoid_large(fresh("test_sigmoid_large"))
