# Hidden test (1 point): the norm is that of the gradient before clipping.
def test_clipped_norm(rng):
    for max_norm in (0.01, 100.0):
        case = LinearCase(rng, keras.optimizers.SGD(0.3))
        right, got = case.by_hand()[2], case.step(max_norm)[1]
        assert abs(got - right) < 1e-4 * (1 + right), (
            f"clipped_train_step: norm {got:.4f}, where it is {right:.4f}."
        )


test_clipped_norm(fresh("test_clipped_norm"))
