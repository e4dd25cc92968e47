# Hidden test (2 points): inside keras.layers.RNN the cell carries its state through time, and all its weights are trained.
def test_rnn_cell_sequence(rng):
    for T, D, H in [(1, 2, 3), (6, 3, 2), (5, 4, 4)]:
        x = tf.constant(rng.normal(size=(3, T, D)), "float32")
        simple, own = (
            keras.layers.SimpleRNN(H, return_sequences=True),
            keras.layers.RNN(RNNCell(H), return_sequences=True),
        )
        for layer in (simple, own):
            layer.build(x.shape)
        simple.set_weights([rng.normal(size=w.shape) / 2 for w in simple.get_weights()])
        own.set_weights(simple.get_weights())
        with tf.GradientTape() as tape:
            states = own(x)
            loss = tf.reduce_sum(states**2)
        assert np.max(np.abs(states - simple(x))) < 1e-4, (
            "RNNCell inside keras.layers.RNN differs from SimpleRNN."
        )
        gradients = tape.gradient(loss, own.trainable_weights)
        assert len(gradients) == 3 and all(g is not None for g in gradients), (
            "RNNCell: not every weight is trained."
        )


test_rnn_cell_sequence(fresh("test_rnn_cell_sequence"))
