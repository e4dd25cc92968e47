# Hidden test (2 points): every word and the order of the words count, and `units` is the width of the state.
def test_filler_memory(rng):
    for H in (5, 8):
        model = build_blank_filler(6, H)
        states = [layer.cell.state_size for layer in model.layers if isinstance(layer, keras.layers.RNN)]
        assert states and set(states) == {H}, (
            "build_blank_filler: the recurrent layer should have `units` units."
        )
        # Large weights, so that no influence is lost in rounding.
        model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])

        def moved(one, other):
            return np.max(np.abs(model(tf.constant([one])) - model(tf.constant([other])))) > 1e-9

        sentences = [list(rng.permutation(6)[:4]) for _ in range(20)]
        assert any(moved(s, [(s[0] + 1) % 6] + s[1:]) for s in sentences), (
            "build_blank_filler: the first word has no influence."
        )
        assert any(moved(s, s[:-1] + [(s[-1] + 1) % 6]) for s in sentences), (
            "build_blank_filler: the last word has no influence."
        )
        assert any(moved(s, s[::-1]) for s in sentences), (
            "build_blank_filler: the order of the words has no influence."
        )


with_a_correct_cell(test_filler_memory)
