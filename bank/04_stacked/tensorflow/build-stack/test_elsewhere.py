# Hidden test (1 point): nothing is dropped before the lowest layer, after the top one, or from step to step.
def test_stack_elsewhere(rng):
    x = tf.constant(rng.normal(size=(3, 6, 4)), "float32")
    one = build_stack(4, [5], 0.5)
    set_weights(one, 4, [5], random_weights(rng, 4, 5))
    assert np.max(np.abs(one(x, training=True) - one(x))) < 1e-6, (
        "build_stack: in a stack of one layer there is nothing to drop, and yet training changes its outputs."
    )
    # The upper layer does not read the lower one, so what is dropped between them does not show.
    two = build_stack(4, [4, 3], 0.5)
    weights = random_weights(rng, 4, 4, 3)
    weights[3] = np.zeros_like(weights[3])
    set_weights(two, 4, [4, 3], weights)
    assert np.max(np.abs(two(x, training=True) - two(x))) < 1e-6, (
        "build_stack: in training, numbers of the upper layer are dropped from step to step, or after it."
    )
    # Forty units hand up one number: some of them always arrive, unless it was lost before or is lost after.
    lower = [np.repeat([[0, 0, 0.7, 0]], 40, axis=1), np.zeros((40, 160)), np.repeat([30.0, 0, 0, 30], 40)]
    upper = [np.tile([[0, 0, 0.1, 0]], (40, 1)), np.zeros((1, 4)), np.array([30.0, 0, 0, 30])]
    two = build_stack(1, [40, 1], 0.5)
    set_weights(two, 1, [40, 1], lower + upper)
    assert np.all(np.asarray(two(tf.ones((100, 1, 1)), training=True)) != 0), (
        "build_stack: numbers are dropped before the lowest layer or after the top one."
    )


test_stack_elsewhere(fresh("test_stack_elsewhere"))
