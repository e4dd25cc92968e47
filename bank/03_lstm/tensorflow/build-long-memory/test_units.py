# Hidden test (1 point): `units` is the width of the recurrent layer, the order of the steps counts, and the last state is read.
def test_memory_units(rng):
    for H in (5, 8):
        model = build_long_memory(H, 50)
        recurrent = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
        assert recurrent and {layer.cell.units for layer in recurrent} == {H}, (
            "build_long_memory: the recurrent layer should have `units` units."
        )
        model.set_weights([rng.normal(size=w.shape) for w in model.get_weights()])
        x = rng.normal(size=(20, 4, 2)).astype("float32")
        turned = np.abs(model(tf.constant(x)) - model(tf.constant(x[:, ::-1])))
        assert np.max(turned) > 1e-6, "build_long_memory: the order of the steps has no influence."
        # Now each state forgets the one before, so that the last one knows the last step alone.
        for layer in recurrent:
            weights = layer.get_weights()
            weights[1] *= 0
            for cell, first in ((keras.layers.GRUCell, 0), (keras.layers.LSTMCell, H)):
                if isinstance(
                    layer.cell, cell
                ):  # the biases of the gate that keeps the old state begin at `first`
                    weights[2][..., first : first + H] = -50
            layer.set_weights(weights)
        other = x.copy()
        other[:, :-1] = rng.normal(size=(20, 3, 2))
        ends = [np.asarray(model(tf.constant(array))).reshape(20, -1)[:, -1] for array in (x, other)]
        assert np.allclose(*ends, atol=1e-6), (
            "build_long_memory: the answer is not read from the last state: without memory, steps before the last one count."
        )


with_a_correct_cell(test_memory_units)
