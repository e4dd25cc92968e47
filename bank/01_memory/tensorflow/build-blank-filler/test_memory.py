# Hidden test (2 points): every word and the order of the words count, the last state is read, and `units` is its width.
@probe
def recurrent_widths(H):
    model = build_blank_filler(6, H)
    return [layer.cell.output_size for layer in model.layers if isinstance(layer, keras.layers.RNN)]


@probe
def answers_with_and_without_memory(rng, H, sentences, others):
    """What a model with large weights gives for `sentences`; and for `others`, once each state forgets the one before."""
    model = build_blank_filler(6, H)
    # Large weights, so that no influence is lost in rounding.
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    answers = model(tf.constant(sentences))
    for layer in [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]:
        weights = layer.get_weights()
        weights[1] *= 0
        for cell, first in ((keras.layers.GRUCell, 0), (keras.layers.LSTMCell, H)):
            if isinstance(
                layer.cell, cell
            ):  # the biases of the gate that keeps the old state begin at `first`
                weights[2][..., first : first + H] = -50
        layer.set_weights(weights)
    return answers, model(tf.constant(others))


def test_filler_memory(rng):
    for H in (5, 8):
        assert set(recurrent_widths(H)) == {H}, (
            "build_blank_filler: the recurrent layer should have `units` units."
        )
        sentences = np.array([rng.permutation(6)[:4] for _ in range(20)])
        other_first, other_last = sentences.copy(), sentences.copy()
        other_first[:, 0] = (sentences[:, 0] + 1) % 6
        other_last[:, -1] = (sentences[:, -1] + 1) % 6
        variants = [sentences, other_first, other_last, sentences[:, ::-1]]
        ends = np.repeat(np.arange(6), 2)[:, None]  # two sentences for each last word
        pairs = np.concatenate([rng.integers(6, size=(12, 5)), ends], axis=1)
        answers, last = answers_with_and_without_memory(rng, H, np.concatenate(variants), pairs)
        right, first, end, turned = np.split(np.asarray(answers), 4)

        def moved(other):
            return np.max(np.abs(right - other)) > 1e-9

        assert moved(first), "build_blank_filler: the first word has no influence."
        assert moved(end), "build_blank_filler: the last word has no influence."
        assert moved(turned), "build_blank_filler: the order of the words has no influence."
        # Without memory the last state knows the last word alone.
        last = [np.atleast_2d(answer)[-1] for answer in np.asarray(last)]
        assert len(last) == 12 and np.max(np.abs(np.subtract(last[::2], last[1::2]))) < 1e-6, (
            "build_blank_filler: the answer is not read from the last state: without memory, words before the last one count."
        )


with_a_correct_cell(test_filler_memory)
