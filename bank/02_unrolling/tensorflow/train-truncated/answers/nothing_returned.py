"""Trains, and returns nothing."""
# loses: test-train-truncated-carried, test-train-truncated-epochs, test-train-truncated-history, test-train-truncated-learns
# says: returns None: is `return` missing


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    if window < 1 or series.shape[1] < 2:
        raise ValueError('a window needs a step, a series two values')
    rnn = keras.layers.RNN(cell, return_sequences=True, return_state=True)
    weights = cell.trainable_weights + readout.trainable_weights
    optimizer.build(weights)

    @tf.function
    def train_window(x, y, start):
        with tf.GradientTape() as tape:
            states, state = rnn(x, initial_state=start)
            loss = tf.reduce_mean((readout(states) - y) ** 2)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), max_norm)
        optimizer.apply(gradients, weights)
        return loss, state

    steps = series.shape[1] - 1
    history = []
    for _ in range(epochs):
        state = tf.zeros((len(series), cell.state_size))
        total = 0.0
        for start in range(0, steps, window):
            stop = min(start + window, steps)
            loss, state = train_window(series[:, start:stop], series[:, start + 1 : stop + 1], state)
            total += float(loss) * (stop - start)
        history.append(total / steps)
    return None
