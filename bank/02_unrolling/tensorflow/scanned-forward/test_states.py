# Hidden test (2 points): the states are right for any B, T, D and H, called directly and inside a tf.function.
def test_scanned_states(rng):
    for shape in [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (3, 3, 3, 3)]:
        arguments = random_arguments(rng, *shape)
        assert_states("scanned_forward", scanned_forward, arguments)
        assert_states("scanned_forward inside a tf.function", inside_a_graph(scanned_forward), arguments)


test_scanned_states(fresh("test_scanned_states"))
