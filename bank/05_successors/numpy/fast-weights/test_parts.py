# Hidden test (2 points): a sequence in two parts, the matrix handed on, gives the answers of the whole, and the last matrix.
def test_fast_weights_parts(rng):
    for B, T, K, V in [(2, 5, 3, 4), (1, 6, 2, 2)]:
        given = attention_arguments(rng, B, T, K, V)
        start, cut = rng.uniform(-1, 1, size=(B, K, V)), int(rng.integers(1, T))
        right = correct_linear_attention(**given) + given["q"] @ start
        last = start + given["k"].swapaxes(1, 2) @ given["v"]
        S, answers = start.copy(), []
        for part in (slice(0, cut), slice(cut, T)):
            answer = fast_weights(*[a[:, part].copy() for a in given.values()], S)
            y, S = several("fast_weights", answer, "y", "S")
            assert S.shape == (B, K, V), f"fast_weights: S has shape {S.shape} for B, K, V = {B, K, V}."
            answers.append(y.copy())
            S = S.copy()
        got = np.concatenate(answers, axis=1)
        assert got.shape == right.shape, f"fast_weights: the answers of the parts have shape {got.shape}."
        assert np.max(np.abs(got - right)) < 1e-5, "fast_weights: the answers of two parts are wrong."
        assert np.max(np.abs(S - last)) < 1e-5, "fast_weights: the matrix after the last step is wrong."


run_with(test_fast_weights_parts, linear_attention=correct_linear_attention)
