# Hidden test (1 point): the norm is that of the gradient before clipping.
def test_clipped_norm(rng):
    for max_norm in (0.01, 100.0):
        case = LinearCase(rng)
        [(_, got, _)] = case.steps(max_norm)
        right = case.by_hand()[2]
        assert abs(got - right) < 1e-4 * (1 + right), (
            f"clipped_train_step: norm {got:.4f}, where it is {right:.4f}."
        )


test_clipped_norm(fresh("test_clipped_norm"))
