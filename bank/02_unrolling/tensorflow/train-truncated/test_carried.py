# Hidden test (2 points): a window starts from the state with which the one before it ended.
@probe
def correct_train_step(model, optimizer, x, y, max_norm):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    slopes = tape.gradient(loss, model.trainable_weights)
    norm = tf.linalg.global_norm(slopes)
    factor = tf.minimum(1.0, max_norm / norm)
    optimizer.apply([slope * factor for slope in slopes], model.trainable_weights)
    return loss, norm


def with_a_correct_train_step(test):
    """Run a test with a correct clipped_train_step."""
    run_with(test, clipped_train_step=correct_train_step)


@probe
def trained(
    weights, series, window, epochs, optimizer=("SGD", 0.0), kind="SimpleRNNCell", frozen=False, **options
):
    """Train a cell and a readout with these weights, the last two of which are the readout's. frozen: the readout.

    Returns what train_truncated returns, the weights after it, and the number of updates.
    """
    cell, readout = getattr(keras.layers, kind)(len(weights[1])), keras.layers.Dense(series.shape[-1])
    cell.build((None, series.shape[-1]))
    readout.build((None, len(weights[1])))
    cell.set_weights(weights[:-2])
    readout.set_weights(weights[-2:])
    readout.trainable = not frozen
    name, rate = optimizer
    own = getattr(keras.optimizers, name)(rate)
    history = train_truncated(cell, series, window, epochs, readout, own, **options)
    return history, cell.get_weights() + readout.get_weights(), int(own.iterations)


def random_weights(rng, C, H):
    """Those of a SimpleRNNCell and a readout."""
    return [
        (0.7 * rng.normal(size=shape)).astype("float32") for shape in [(C, H), (H, H), (H,), (H, C), (C,)]
    ]


def gru_and_readout(rng, C, H):
    """A built GRU cell and a built readout with random weights."""
    cell, readout = keras.layers.GRUCell(H), keras.layers.Dense(C)
    cell.build((None, C))
    readout.build((None, H))
    for layer in (cell, readout):
        layer.set_weights([0.7 * rng.normal(size=w.shape) for w in layer.get_weights()])
    return cell, readout


def test_truncated_carried(rng):
    cell, readout = gru_and_readout(rng, 2, 3)
    weights = cell.get_weights() + readout.get_weights()
    series = rng.normal(size=(2, 7, 2)).astype("float32")
    states = keras.layers.RNN(cell, return_sequences=True)(series[:, :-1])
    right = np.mean((readout(states) - series[:, 1:]) ** 2)
    history, _, _ = trained(weights, series, 3, 1, kind="GRUCell")
    assert abs(history[0] - right) < 1e-4 * (1 + right), (
        "train_truncated: with a rate of 0, the loss is not that of one forward pass over the whole series."
    )


with_a_correct_train_step(test_truncated_carried)
