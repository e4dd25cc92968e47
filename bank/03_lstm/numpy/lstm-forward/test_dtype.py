# Hidden test (1 point): lstm_forward keeps the dtype of its inputs, and leaves them alone.
def test_lstm_forward_dtype(rng):
    assert_kind(
        lstm_forward, rng, **{name: a.shape for name, a in sequence_arguments(rng, 2, 6, 3, 5).items()}
    )


with_correct(test_lstm_forward_dtype, lstm_step=correct_lstm_step)
