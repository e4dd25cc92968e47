# Hidden test (2 points): inside keras.layers.RNN the cell equals keras.layers.LSTM: outputs, last states and gradients.
def built_lstm(rng, D, H, **options):
    """A built keras.layers.LSTM with random weights and a bias that is not zero."""
    lstm = keras.layers.LSTM(H, **options)
    lstm.build((None, None, D))
    lstm.set_weights([w / 2 for w in random_weights(rng, D, H)])
    return lstm


def test_lstm_cell_sequence(rng):
    for T, D, H in [(1, 2, 3), (6, 3, 2), (5, 4, 4)]:
        x = tf.constant(rng.normal(size=(3, T, D)), "float32")
        options = {"return_sequences": True, "return_state": True}
        lstm, own = built_lstm(rng, D, H, **options), keras.layers.RNN(LSTMCell(H), **options)
        own.build(x.shape)
        own.set_weights(lstm.get_weights())
        results = []
        for layer in (lstm, own):
            with tf.GradientTape() as tape:
                states, h, c = layer(x)
                loss = tf.reduce_sum(states**2) + tf.reduce_sum(c)
            results.append(([states, h, c], tape.gradient(loss, layer.trainable_weights)))
        (right, right_gradients), (got, gradients) = results
        for name, one, other in zip(
            ["outputs", "last hidden state", "last cell state"], got, right, strict=True
        ):
            assert np.max(np.abs(one - other)) < 1e-5, (
                f"LSTMCell inside keras.layers.RNN differs from keras.layers.LSTM in its {name}."
            )
        assert len(gradients) == 3 and all(g is not None for g in gradients), (
            "LSTMCell: not every weight is trained."
        )
        for one, other in zip(gradients, right_gradients, strict=True):
            assert np.max(np.abs(one - other)) < 1e-4 * (1 + np.max(np.abs(other))), (
                "LSTMCell: the gradients are not those of keras.layers.LSTM. Is something cut or made with NumPy?"
            )


test_lstm_cell_sequence(fresh("test_lstm_cell_sequence"))
