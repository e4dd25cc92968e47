# Hidden test (2 points): inside keras.layers.RNN the cell equals keras.layers.GRU: states and gradients, with a mask as well.
@probe
def sequence_and_gradients(weights, x, mask, after):
    """What a layer around the cell gives, and the gradients of a loss that reads all of it."""
    layer = keras.layers.RNN(
        GRUCell(len(weights[1]), reset_after=after), return_sequences=True, return_state=True
    )
    layer.build(x.shape)
    layer.set_weights(weights)
    with tf.GradientTape() as tape:
        states, last = layer(x, mask=mask)
        loss = tf.reduce_sum(states**2) + tf.reduce_sum(last)
    return [states, last], tape.gradient(loss, layer.trainable_weights)


def test_gru_cell_sequence(rng):
    for after in (False, True):
        for T, D, H, masked in [(1, 2, 3, False) if after else (4, 3, 2, False), (4, 2, 2, True)]:
            x = tf.constant(rng.normal(size=(3, T, D)), "float32")
            ends = np.array([[T], [1], [2]])
            mask = tf.constant(np.arange(T) < ends) if masked else None
            gru = keras.layers.GRU(H, reset_after=after, return_sequences=True, return_state=True)
            gru.build(x.shape)
            gru.set_weights([w / 2 for w in random_weights(rng, D, H, after)])
            with tf.GradientTape() as tape:
                right = states, last = gru(x, mask=mask)
                loss = tf.reduce_sum(states**2) + tf.reduce_sum(last)
            right_gradients = tape.gradient(loss, gru.trainable_weights)
            got, gradients = sequence_and_gradients(gru.get_weights(), x, mask, after)
            where = f"with reset_after={after}{' and a mask' if masked else ''}"
            for name, one, other in zip(["states", "last state"], got, right, strict=True):
                assert one.shape == other.shape and np.max(np.abs(one - other)) < 1e-5, (
                    f"GRUCell inside keras.layers.RNN differs from keras.layers.GRU in its {name}, {where}."
                )
            assert len(gradients) == 3 and all(g is not None for g in gradients), (
                f"GRUCell: not every weight is trained, {where}."
            )
            for one, other in zip(gradients, right_gradients, strict=True):
                assert np.max(np.abs(one - other)) < 1e-4 * (1 + np.max(np.abs(other))), (
                    f"GRUCell: the gradients are not those of keras.layers.GRU, {where}. Is something cut or made with NumPy?"
                )


test_gru_cell_sequence(fresh("test_gru_cell_sequence"))
