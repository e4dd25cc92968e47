# Hidden test (1 point): the same with reset_after=False, where the GRU has one bias a block.
def test_gru_units_before(rng):
    assert_units(rng, {"reset_after": False}, 1, [(3, 5), (7, 10)])


test_gru_units_before(fresh("test_gru_units_before"))
