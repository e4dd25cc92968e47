# Hidden test (2 points): inside keras.layers.RNN the cell equals keras.layers.LSTM: outputs, last states and gradients.
def built_lstm(rng, D, H, **options):
    """A built keras.layers.LSTM with random weights and a bias that is not zero."""
    lstm = keras.layers.LSTM(H, **options)
    lstm.build((None, None, D))
    lstm.set_weights([w / 2 for w in random_weights(rng, D, H)])
    return lstm


@probe
def sequence_and_gradients(weights, x):
    """What a layer around the cell gives, and the gradients of a loss that reads all of it."""
    layer = keras.layers.RNN(LSTMCell(len(weights[1])), return_sequences=True, return_state=True)
    layer.build(x.shape)
    layer.set_weights(weights)
    with tf.GradientTape() as tape:
        states, h, c = layer(x)
        loss = tf.reduce_sum(states**2) + tf.reduce_sum(c)
    return [states, h, c], tape.gradient(loss, layer.trainable_weights)


def test_lstm_cell_sequence(rng):
    for T, D, H in [(1, 2, 3), (4, 3, 2), (2, 4, 4)]:
        x = tf.constant(rng.normal(size=(3, T, D)), "float32")
        lstm = built_lstm(rng, D, H, return_sequences=True, return_state=True)
        with tf.GradientTape() as tape:
            right = states, _, c = lstm(x)
            loss = tf.reduce_sum(states**2) + tf.reduce_sum(c)
        right_gradients = tape.gradient(loss, lstm.trainable_weights)
        got, gradients = sequence_and_gradients(lstm.get_weights(), x)
        for name, one, other in zip(
            ["outputs", "last hidden state", "last cell state"], got, right, strict=True
        ):
            assert one.shape == other.shape and np.max(np.abs(one - other)) < 1e-5, (
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
