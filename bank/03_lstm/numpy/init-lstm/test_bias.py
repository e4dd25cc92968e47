# Hidden test (1 point): the bias is forget_bias for the forget gate and 0 elsewhere; by default it is 1.
def test_init_lstm_bias(rng):
    for H in (1, 3):
        for forget_bias in (0.0, 3.0, -1.5, 4):
            b = three_weights(2, H, rng, forget_bias)[2]
            right = np.concatenate([np.zeros(H), np.full(H, forget_bias), np.zeros(2 * H)])
            assert np.array_equal(b, right), (
                f"init_lstm: the bias is wrong for forget_bias = {forget_bias} and H = {H}."
            )
    b = three_weights(2, 2, rng)[2]
    assert np.array_equal(b, [0, 0, 1, 1, 0, 0, 0, 0]), (
        "init_lstm: without forget_bias the forget gate's bias should be 1."
    )


test_init_lstm_bias(fresh("test_init_lstm_bias"))
