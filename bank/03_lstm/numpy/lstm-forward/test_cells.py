# Hidden test (1 point): the cell states are right for any B, T, D and H.
def test_lstm_forward_cells(rng):
    for sizes in SIZES:
        assert_forward(rng, 1, *sizes)


with_correct(test_lstm_forward_cells, lstm_step=correct_lstm_step)
