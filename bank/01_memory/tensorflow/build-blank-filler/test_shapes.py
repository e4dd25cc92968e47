# Hidden test (1 point): probabilities (B, V) for any B, T and V.
def test_filler_shapes(rng):
    for V, H in [(2, 3), (7, 4), (12, 12)]:
        model = build_blank_filler(V, H)
        assert tuple(model.input_shape) == (None, None), (
            "build_blank_filler: the model should take sentences of any length."
        )
        for B, T in [(1, 1), (3, 4), (2, 9)]:
            p = np.asarray(model(tf.constant(rng.integers(V, size=(B, T)))))
            assert p.shape == (B, V), (
                f"build_blank_filler: shape {p.shape} for B, T, V = {B, T, V}; it should be {(B, V)}."
            )
            assert p.min() >= 0 and np.allclose(p.sum(-1), 1, atol=1e-4), (
                "build_blank_filler: the rows are not probabilities."
            )


with_a_correct_cell(test_filler_shapes)
