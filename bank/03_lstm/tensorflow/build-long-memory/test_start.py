# Hidden test (2 points): before training it holds an input for about `steps` steps, and noise does not flood it.
def assert_long_memory(model, steps):
    """Fail unless a new model holds an input through `steps` steps, and noise moves its state little."""
    left, noise = influence_left(model, steps), loudness_of_noise(model, steps)
    assert left > 0.0003, (
        f"build_long_memory: {left:.2g} of the influence of an input is left after {steps} steps."
    )
    assert noise < 0.2, (
        f"build_long_memory: {steps} steps of noise move the state of the new model by {noise:.2g}."
    )


def test_memory_start(rng):
    for steps in (int(rng.integers(30, 60)), 300, 1500):
        assert_long_memory(build_long_memory(12, steps), steps)


with_a_correct_cell(test_memory_start)
