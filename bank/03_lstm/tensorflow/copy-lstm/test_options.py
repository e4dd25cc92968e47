# Hidden test (1 point): return_sequences, return_state and go_backwards are kept.
def test_copy_options(rng):
    x = tf.constant(rng.normal(size=(5, 3, 2)), "float32")
    # With every two of the three, each of the four ways to set them comes up.
    for sequences, state, backwards in [(0, 0, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1)]:
        options = {
            "return_sequences": bool(sequences),
            "return_state": bool(state),
            "go_backwards": bool(backwards),
        }
        lstm = built_lstm(rng, 2, 4, **options)
        weights = lstm.get_weights()
        answer = outputs_of_copy(lstm.get_config(), weights, x, new_weights=weights)
        got, right = tf.nest.flatten(answer), tf.nest.flatten(lstm(x))
        assert [tuple(g.shape) for g in got] == [tuple(r.shape) for r in right], (
            f"copy_lstm: the copy gives other shapes than a layer with {options}."
        )
        assert all(np.max(np.abs(g - r)) < 1e-5 for g, r in zip(got, right)), (
            f"copy_lstm: with equal weights the copy gives other numbers than a layer with {options}."
        )


with_a_correct_cell(test_copy_options)
