# Hidden test (1 point): probabilities (B, 1) for any B and T.
@probe
def answers_of_memory(rng, H, steps, scale, *batches):
    """The shape of what one model takes; and what it gives for each batch with random weights, if it takes any length."""
    model = build_long_memory(H, steps)
    taken = tuple(model.input_shape)
    model.set_weights([scale * rng.normal(size=w.shape) for w in model.get_weights()])
    return taken, [model(tf.constant(x)) for x in batches if taken == (None, None, 2)]


def test_memory_shapes(rng):
    for H in (3, 4):
        steps = int(rng.integers(20, 200))
        x = rng.normal(size=(50, 9, 2)).astype("float32")
        taken, p = answers_of_memory(rng, H, steps, 1.0, x)
        assert taken == (None, None, 2), (
            "build_long_memory: the model should take sequences of any length, with two inputs a step."
        )
        assert np.ptp(p) > 1e-6, "build_long_memory: the answer does not depend on the sequence."
        sizes = [(1, 1), (3, 4), (50, 9)]
        batches = [rng.normal(size=(*size, 2)).astype("float32") for size in sizes]
        # Large weights, so that scores that are no probabilities show.
        _, answers = answers_of_memory(rng, H, steps, 3.0, *batches)
        for (B, T), answer in zip(sizes, answers, strict=True):
            p = np.asarray(answer)
            assert p.shape == (B, 1), (
                f"build_long_memory: shape {p.shape} for B, T = {B, T}; it should be {(B, 1)}."
            )
            assert p.min() >= 0 and p.max() <= 1, "build_long_memory: the answers are not probabilities."


with_a_correct_cell(test_memory_shapes)
