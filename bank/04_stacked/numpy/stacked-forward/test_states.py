# Hidden test (2 points): the top layer's hidden states are right, for two to four layers of any widths.
def test_stack_states(rng):
    for B, T, D, *units in [
        (1, 1, 1, 1, 1),
        (3, 6, 2, 4, 3),
        (1, 5, 4, 2, 5, 3),
        (4, 1, 3, 2, 2),
        (2, 4, 3, 3, 3, 3, 3),
    ]:
        assert_stack_states(rng, B, T, D, *units)


test_stack_states(fresh("test_stack_states"))
