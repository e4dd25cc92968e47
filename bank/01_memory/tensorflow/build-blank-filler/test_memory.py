# Hidden test (2 points): every word and the order of the words count, the last state is read, and `units` is its width.
def test_filler_memory(rng):
    for H in (5, 8):
        model = build_blank_filler(6, H)
        recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
        assert recurrent and {layer.cell.output_size for layer in recurrent} == {H}, (
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
        # Now each state forgets the one before, so that the last one knows the last word alone.
        for layer in recurrent:
            weights = layer.get_weights()
            weights[1] *= 0
            for cell, first in ((keras.layers.GRUCell, 0), (keras.layers.LSTMCell, H)):
                if isinstance(
                    layer.cell, cell
                ):  # the biases of the gate that keeps the old state begin at `first`
                    weights[2][..., first : first + H] = -50
            layer.set_weights(weights)
        for last in range(6):
            one, other = (list(rng.integers(6, size=5)) + [last] for _ in range(2))
            ends = [np.atleast_2d(np.asarray(model(tf.constant([s])))[0])[-1] for s in (one, other)]
            assert np.max(np.abs(ends[0] - ends[1])) < 1e-6, (
                "build_blank_filler: the answer is not read from the last state: without memory, words before the last one count."
            )


with_a_correct_cell(test_filler_memory)
