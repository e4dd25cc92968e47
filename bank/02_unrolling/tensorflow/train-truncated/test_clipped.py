# Hidden test (1 point): the gradient of all trainable weights together is clipped to max_norm.
def test_truncated_clipped(rng):
    for max_norm, frozen in [(0.05, True), (None, False)]:  # None: the default of 1
        before = random_weights(rng, 1, 2)
        series = 5 * rng.normal(size=(2, 4, 1)).astype("float32")  # large values make large gradients
        right = train_by_hand(before, series, 3, 1, 0.2, max_norm or 1.0, frozen)
        options = {} if max_norm is None else {"max_norm": max_norm}
        _, weights, _ = trained(before, series, 3, 1, ("SGD", 0.2), frozen=frozen, **options)
        assert distance_from(right, weights) < 1e-4, (
            "train_truncated: the gradient of the trainable weights is not clipped to the global norm max_norm."
            + (" The readout has trainable = False here." if frozen else "")
        )


with_a_correct_train_step(test_truncated_clipped)
