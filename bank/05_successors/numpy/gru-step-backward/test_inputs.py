# Hidden test (2 points): dx and dh_prev are the gradients of the step, in both forms, for any B, D and H.
### INSERT helpers/gradient_by_complex_step.py


### INSERT helpers/assert_same_gradient.py


### INSERT helpers/several.py


STEP_GRADIENTS = ["dx", "dh_prev", "dW", "dU", "db"]


def assert_step_gradients(rng, *names):
    """Compare some results of gru_step_backward with the gradients of sum(dh * h_t), for both forms and several sizes."""
    for after in (False, True):
        for B, D, H in STEP_SIZES:
            given = step_arguments(rng, after, B, D, H)
            dh = rng.uniform(-1, 1, size=(B, H))

            def loss(given=given, dh=dh, **moved):
                return np.sum(dh * correct_gru_step(**{**given, **moved}), axis=(-2, -1))

            answer = gru_step_backward(dh.copy(), *[a.copy() for a in given.values()])
            grads = several("gru_step_backward", answer, *STEP_GRADIENTS)
            for name, got, (argument, array) in zip(STEP_GRADIENTS, grads, given.items(), strict=True):
                if name in names:
                    right = gradient_by_complex_step(
                        lambda a, argument=argument, loss=loss: loss(**{argument: a}), array
                    )
                    where = f"gru_step_backward: {name} for b of shape {given['b'].shape}"
                    assert_same_gradient(where, got, right)


def test_gru_step_backward_inputs(rng):
    assert_step_gradients(rng, "dx", "dh_prev")


run_with(test_gru_step_backward_inputs, gru_step=correct_gru_step)
