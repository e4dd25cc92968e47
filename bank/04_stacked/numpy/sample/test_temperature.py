# Hidden test (2 points): at other temperatures the tokens come as often as softmax(logits / temperature) says.
def test_sample_temperature(rng):
    for temperature in (0.5, 2, 3.0):
        assert_shares(rng, temperature)
    assert_shares(rng, 0.002, 0.002)


test_sample_temperature(fresh("test_sample_temperature"))
