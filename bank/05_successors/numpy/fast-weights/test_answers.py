# Hidden test (3 points): fast_weights gives the answers of linear attention from a matrix of zeros, for any B, T, K and V.
def test_fast_weights_answers(rng):
    for sizes in ATTENTION_SIZES:
        given = attention_arguments(rng, *sizes)
        B, _, K, V = sizes
        answer = fast_weights(*[a.copy() for a in given.values()], np.zeros((B, K, V)))
        got, _ = several("fast_weights", answer, "y", "S")
        right = correct_linear_attention(**given)
        where = f"for B, T, K, V = {sizes}"
        assert got.shape == right.shape, f"fast_weights: y has shape {got.shape} {where}."
        assert np.max(np.abs(got - right)) < 1e-5, f"fast_weights: y is wrong {where}, from zeros."


run_with(test_fast_weights_answers, linear_attention=correct_linear_attention)
