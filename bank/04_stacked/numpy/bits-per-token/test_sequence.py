# Hidden test (1 point): the bits are right for logits (B, T, V): the mean over all steps of all examples.
def test_bits_sequence(rng):
    for shape in [(1, 1, 1), (1, 6, 3), (5, 1, 4), (3, 4, 5), (4, 4, 4)]:
        assert_bits(rng, *shape)


test_bits_sequence(fresh("test_bits_sequence"))
