# Hidden test (1 point): nothing is dropped before the lowest layer, after the top one, or from step to step.
def test_stack_elsewhere(rng):
    def moved_by_training(units, weights):
        """How far training moves what a stack gives."""
        x = rng.normal(size=(3, 6, 4)).astype("float32")
        trains, in_use = (states_of(4, units, {"dropout": 0.5}, weights, x, training=t) for t in (True, None))
        return np.max(np.abs(trains - in_use))

    assert moved_by_training([5], random_weights(rng, 4, 5)) < 1e-6, (
        "build_stack: in a stack of one layer there is nothing to drop, and yet training changes its outputs."
    )
    # The upper layer does not read the lower one, so what is dropped between them does not show.
    weights = random_weights(rng, 4, 4, 3)
    weights[3] = np.zeros_like(weights[3])
    assert moved_by_training([4, 3], weights) < 1e-6, (
        "build_stack: in training, numbers of the upper layer are dropped from step to step, or after it."
    )
    # All rows are alike. So what comes through the gap at step 2 is, too, if the lower layer keeps its memory whole.
    lower = [np.array([[0, 0, 0.7, 0]]), np.array([[0, 0, 0.7, 0]]), np.array([30.0, 0, 0, 30])]
    upper = [np.array([[0, 0, 0.7, 0]]), np.zeros((1, 4)), np.array([30.0, -30, 0, 30])]  # it keeps nothing
    x = np.ones((200, 2, 1), "float32")
    second = states_of(1, [1, 1], {"dropout": 0.5}, lower + upper, x, training=True)[:, -1]
    assert len(np.unique(second.round(3))) <= 2, (  # dropped or not
        "build_stack: in training, numbers of the lower layer are dropped from step to step."
    )
    # Forty units hand up one number: some of them always arrive, unless it was lost before or is lost after.
    lower = [np.repeat([[0, 0, 0.7, 0]], 40, axis=1), np.zeros((40, 160)), np.repeat([30.0, 0, 0, 30], 40)]
    upper = [np.tile([[0, 0, 0.1, 0]], (40, 1)), np.zeros((1, 4)), np.array([30.0, 0, 0, 30])]
    x = np.ones((100, 1, 1), "float32")
    assert np.all(states_of(1, [40, 1], {"dropout": 0.5}, lower + upper, x, training=True) != 0), (
        "build_stack: numbers are dropped before the lowest layer or after the top one."
    )


test_stack_elsewhere(fresh("test_stack_elsewhere"))
