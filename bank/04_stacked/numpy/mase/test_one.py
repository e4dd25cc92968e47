# Hidden test (1 point): the seasonal naive method itself has a score of 1 on the training data, whatever their units.
def test_mase_one(rng):
    for n, period in [(8, 1), (9, 3), (25, 7)]:
        for unit in (1.0, 1000.0, 1e-10):
            training = unit * training_data(rng, n, period)
            got = mase(training[period:], training[:-period], training, period)
            assert abs(got - 1) < 1e-6, (
                f"mase of the seasonal naive method on the training data is {got:.4f}, not 1, for period {period}."
            )


with_correct(test_mase_one)
