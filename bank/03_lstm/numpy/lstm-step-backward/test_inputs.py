# Hidden test (2 points): dx and dh_prev are the gradients of the step, for any B, D and H.
### INSERT helpers/gradient_by_complex_step.py


### INSERT helpers/assert_same_gradient.py


STEP_GRADIENTS = ["dx", "dh_prev", "dc_prev", "dW", "dU", "db"]


def assert_step_gradients(rng, *names):
    """Compare some results of lstm_step_backward with the gradients of sum(dh * h_t + dc * c_t), for several sizes."""
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 3), (2, 3, 5)]:
        given = step_arguments(rng, B, D, H)
        dh, dc = rng.uniform(-1, 1, size=(2, B, H))

        def loss(given=given, dh=dh, dc=dc, **moved):
            h_t, c_t = correct_lstm_step(**{**given, **moved})
            return np.sum(dh * h_t + dc * c_t, axis=(-2, -1))

        grads = several(
            "lstm_step_backward",
            lstm_step_backward(*[a.copy() for a in (dh, dc, *given.values())]),
            *STEP_GRADIENTS,
        )
        for name, got, (argument, array) in zip(STEP_GRADIENTS, grads, given.items(), strict=True):
            if name in names:
                right = gradient_by_complex_step(
                    lambda a, argument=argument, loss=loss: loss(**{argument: a}), array
                )
                assert_same_gradient(f"lstm_step_backward: {name}", got, right)


def test_lstm_step_backward_inputs(rng):
    assert_step_gradients(rng, "dx", "dh_prev")


with_correct(test_lstm_step_backward_inputs, lstm_step=correct_lstm_step)
