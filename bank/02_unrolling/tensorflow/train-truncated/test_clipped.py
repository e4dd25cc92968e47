# Hidden test (1 point): the gradient of cell and readout together is clipped to max_norm.
def test_truncated_clipped(rng):
    for max_norm in (0.05, None):  # None: the default of 1
        before = random_weights(rng, 1, 2)
        series = 5 * rng.normal(size=(2, 4, 1)).astype("float32")  # large values make large gradients
        right = train_by_hand(before, series, 3, 1, 0.2, max_norm or 1.0)
        options = {} if max_norm is None else {"max_norm": max_norm}
        _, weights, _ = trained(before, series, 3, 1, ("SGD", 0.2), **options)
        assert distance_from(right, weights) < 1e-4, (
            "train_truncated: the gradient is not clipped to the global norm max_norm."
        )


with_a_correct_train_step(test_truncated_clipped)
