def influence_left(model, steps):
    """How much the first steps of a sequence move the answer, as a part
    of what the last steps do. One number.
    """

    @tf.function
    def gradient(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            answer = model(x)
        return tape.gradient(answer, x)

    x = tf.constant(
        np.random.default_rng(0).normal(size=(8, steps, 2)),
        "float32",
    )
    slopes = np.abs(gradient(x)).sum(axis=(0, 2))  # (T,)
    return float(slopes[:3].mean() / max(slopes[-3:].mean(), 1e-30))


def loudness_of_noise(model, steps):
    """How far noise alone moves the last state of the recurrent layer:
    the root of its mean square.
    """
    rnn = keras.layers.RNN
    layers = [layer for layer in model.layers if isinstance(layer, rnn)]
    needed = "keras.layers.RNN(LSTMCell(units))"
    assert layers, f"The model has no recurrent layer; use {needed}."
    x = np.zeros((32, steps, 2), "float32")
    x[:, :, 0] = np.random.default_rng(0).normal(size=(32, steps))
    states = keras.Model(
        model.inputs[0],
        layers[-1].output,
    ).predict_on_batch(x)
    return float(np.sqrt(np.mean(np.square(states))))


def plain_network(units):
    """The same network with a plain recurrent layer."""
    dense = keras.layers.Dense(1, activation="sigmoid")
    return keras.Sequential(
        [
            keras.layers.Input((None, 2)),
            keras.layers.SimpleRNN(units),
            dense,
        ],
    )
