# Hidden test (1 point): probabilities (B, V) for any B, T and V.
@probe
def answers_of_filler(V, H, batches):
    """The shape of what one model takes; and what it gives for each batch of sentences, if it takes any length."""
    model = build_blank_filler(V, H)
    taken = tuple(model.input_shape)
    return taken, [model(tf.constant(tokens)) for tokens in batches if taken == (None, None)]


def test_filler_shapes(rng):
    for V, H in [(2, 3), (7, 4), (12, 12)]:
        sizes = [(1, 1), (3, 4), (2, 9)]
        taken, answers = answers_of_filler(V, H, [rng.integers(V, size=size) for size in sizes])
        assert taken == (None, None), "build_blank_filler: the model should take sentences of any length."
        for (B, T), answer in zip(sizes, answers, strict=True):
            p = np.asarray(answer)
            assert p.shape == (B, V), (
                f"build_blank_filler: shape {p.shape} for B, T, V = {B, T, V}; it should be {(B, V)}."
            )
            assert p.min() >= 0 and np.allclose(p.sum(-1), 1, atol=1e-4), (
                "build_blank_filler: the rows are not probabilities."
            )


with_a_correct_cell(test_filler_shapes)
