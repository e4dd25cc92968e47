# Hidden test (1 point): the states have the dtype of the inputs, and its precision.
def test_scanned_dtype(rng):
    assert_dtype("scanned_forward", scanned_forward, rng)
    assert_dtype("scanned_forward inside a tf.function", inside_a_graph(scanned_forward), rng)


test_scanned_dtype(fresh("test_scanned_dtype"))
