# Hidden test (1 point): `units` is the width of the recurrent layer, the order of the steps counts, and the last state is read.
@probe
def recurrent_widths(H, steps):
    model = build_long_memory(H, steps)
    return [layer.cell.units for layer in model.layers if isinstance(layer, keras.layers.RNN)]


@probe
def answers_with_and_without_memory(rng, H, steps, x, others):
    """What a model with random weights gives for x; and for `others`, once each state forgets the one before."""
    model = build_long_memory(H, steps)
    model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
    answers = model(tf.constant(x))
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


def test_memory_units(rng):
    for H in (5, 8):
        assert set(recurrent_widths(H, 50)) == {H}, (
            "build_long_memory: the recurrent layer should have `units` units."
        )
        x = rng.normal(size=(20, 4, 2)).astype("float32")
        other = x.copy()
        other[:, :-1] = rng.normal(size=(20, 3, 2))
        answers = answers_with_and_without_memory(
            rng, H, 50, np.concatenate([x, x[:, ::-1]]), np.concatenate([x, other])
        )
        (right, turned), ends = (np.split(np.asarray(answer).reshape(40, -1), 2) for answer in answers)
        assert np.max(np.abs(right - turned)) > 1e-6, (
            "build_long_memory: the order of the steps has no influence."
        )
        # Without memory the last state knows the last step alone.
        assert np.allclose(ends[0][:, -1], ends[1][:, -1], atol=1e-6), (
            "build_long_memory: the answer is not read from the last state: without memory, steps before the last one count."
        )


with_a_correct_cell(test_memory_units)
