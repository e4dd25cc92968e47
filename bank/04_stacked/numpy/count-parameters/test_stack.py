# Hidden test (2 points): the parameters of two to five layers, each with a width of its own.
def test_count_stack(rng):
    for number in (2, 2, 3, 4, 5):
        D, *units = (1 + rng.permutation(30)[: number + 1]).tolist()  # no two are equal
        assert_count(D, units)


test_count_stack(fresh("test_count_stack"))
