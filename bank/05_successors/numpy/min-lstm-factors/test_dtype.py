# Hidden test (1 point): min_lstm_factors keeps the dtype of its inputs, and leaves them alone.
def test_min_lstm_factors_dtype(rng):
    shapes = {name: a.shape for name, a in factor_arguments(rng, 2, 6, 3, 5).items()}
    assert_kind(min_lstm_factors, rng, **shapes)


test_min_lstm_factors_dtype(fresh("test_min_lstm_factors_dtype"))
