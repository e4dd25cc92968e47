# Hidden test (1 point): beyond one season the season is repeated, for any horizon and for a period of 1.
def test_seasonal_beyond(rng):
    for sizes in [(7, 3, 4), (7, 3, 9), (5, 5, 13), (9, 2, 7), (6, 1, 5)]:
        assert_seasonal(rng, *sizes)


test_seasonal_beyond(fresh("test_seasonal_beyond"))
