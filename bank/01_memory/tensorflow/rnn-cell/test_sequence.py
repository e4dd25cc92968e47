# Hidden test (2 points): inside keras.layers.RNN the cell carries its state through time, all its weights are trained, and the gradient reaches the first input.
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
        slopes = []
        for layer in (simple, own):
            with tf.GradientTape() as tape:
                tape.watch(x)
                last = tf.reduce_sum(layer(x)[:, -1])
            slopes.append(tape.gradient(last, x))
        assert len(gradients) == 3 and all(g is not None for g in gradients), (
            "RNNCell: not every weight is trained."
        )
        assert slopes[1] is not None and np.max(np.abs(slopes[0] - slopes[1])) < 1e-4, (
            "RNNCell inside keras.layers.RNN: the gradient from the last state does not come back to the inputs as with SimpleRNN."
        )


test_rnn_cell_sequence(fresh("test_rnn_cell_sequence"))
