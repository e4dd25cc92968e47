# Hidden test (1 point): probabilities (B, V) for any B, T and V.
@probe
def input_shape_of_filler(V, H):
    return tuple(build_blank_filler(V, H).input_shape)


@probe
def answers_of_filler(V, H, batches):
    """What one model gives for each batch of sentences."""
    model = build_blank_filler(V, H)
    return [model(tf.constant(tokens)) for tokens in batches]


def test_filler_shapes(rng):
    for V, H in [(2, 3), (7, 4), (12, 12)]:
        assert input_shape_of_filler(V, H) == (None, None), (
            "build_blank_filler: the model should take sentences of any length."
        )
        sizes = [(1, 1), (3, 4), (2, 9)]
        answers = answers_of_filler(V, H, [rng.integers(V, size=size) for size in sizes])
        for (B, T), answer in zip(sizes, answers, strict=True):
            p = np.asarray(answer)
            assert p.shape == (B, V), (
                f"build_blank_filler: shape {p.shape} for B, T, V = {B, T, V}; it should be {(B, V)}."
            )
            assert p.min() >= 0 and np.allclose(p.sum(-1), 1, atol=1e-4), (
                "build_blank_filler: the rows are not probabilities."
            )


with_a_correct_cell(test_filler_shapes)
