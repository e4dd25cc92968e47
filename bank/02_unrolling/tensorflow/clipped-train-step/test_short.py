# Hidden test (1 point): a gradient shorter than max_norm is left as it is.
def test_clipped_short(rng):
    for factor in (1.05, 30.0):
        case = LinearCase(rng, keras.optimizers.SGD(0.3))
        _, gradients, norm = case.by_hand()
        case.step(factor * float(norm))
        assert case.is_at([w - 0.3 * g for w, g in zip(case.weights, gradients)]), (
            "clipped_train_step: a gradient shorter than max_norm should make the step that it makes without clipping."
        )


test_clipped_short(fresh("test_clipped_short"))
