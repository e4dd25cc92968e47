# Hidden test (1 point): probabilities (B, 1) for any B and T.
def test_memory_shapes(rng):
    for H in (3, 4):
        model = build_long_memory(H, int(rng.integers(20, 200)))
        assert tuple(model.input_shape) == (None, None, 2), (
            "build_long_memory: the model should take sequences of any length, with two inputs a step."
        )
        model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
        p = np.asarray(model(tf.constant(rng.normal(size=(50, 9, 2)), "float32")))
        assert np.ptp(p) > 1e-6, "build_long_memory: the answer does not depend on the sequence."
        # Large weights, so that scores that are no probabilities show.
        model.set_weights([3 * rng.normal(size=w.shape) for w in model.get_weights()])
        for B, T in [(1, 1), (3, 4), (50, 9)]:
            p = np.asarray(model(tf.constant(rng.normal(size=(B, T, 2)), "float32")))
            assert p.shape == (B, 1), (
                f"build_long_memory: shape {p.shape} for B, T = {B, T}; it should be {(B, 1)}."
            )
            assert p.min() >= 0 and p.max() <= 1, "build_long_memory: the answers are not probabilities."


with_a_correct_cell(test_memory_shapes)
