"""Takes the loss of a window once more, after the update."""
# loses: test-train-truncated-history
# says: before the update


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    steps = series.shape[1] - 1
    if window < 1 or steps < 1:
        raise ValueError("a window needs a step, a series two values")
    rnn = keras.layers.RNN(cell, return_sequences=True, return_state=True)
    weights = cell.trainable_weights + readout.trainable_weights
    optimizer.build(weights)

    def forecast_error(x, y, start):
        states, state = rnn(x, initial_state=start)
        return tf.reduce_mean((readout(states) - y) ** 2), state

    @tf.function
    def train_window(x, y, start):
        with tf.GradientTape() as tape:
            loss, state = forecast_error(x, y, start)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), max_norm)
        optimizer.apply(gradients, weights)
        return forecast_error(x, y, start)[0], state

    history = []
    for _ in range(epochs):
        state = tf.zeros((len(series), cell.state_size))
        total = 0.0
        for start in range(0, steps, window):
            stop = min(start + window, steps)
            loss, state = train_window(series[:, start:stop], series[:, start + 1 : stop + 1], state)
            total += float(loss) * (stop - start)
        history.append(total / steps)
    return history
