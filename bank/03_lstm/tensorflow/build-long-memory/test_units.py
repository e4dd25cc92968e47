# Hidden test (1 point): `units` is the width of the recurrent layer, and the order of the steps counts.
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


with_a_correct_cell(test_memory_units)
