# Hidden test (1 point): a gradient shorter than max_norm is left as it is.
def test_clipped_short(rng):
    for factor in (1.05, 30.0):
        case = LinearCase(rng)
        _, gradients, norm = case.by_hand()
        [(_, _, weights)] = case.steps(factor * norm)
        assert are_near(weights, [w - 0.3 * g for w, g in zip(case.weights, gradients)]), (
            "clipped_train_step: a gradient shorter than max_norm should make the step that it makes without clipping."
        )


test_clipped_short(fresh("test_clipped_short"))
