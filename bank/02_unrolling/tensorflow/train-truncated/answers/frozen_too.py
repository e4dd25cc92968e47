"""Trains what is not trainable, too."""
# loses: test-train-truncated-clipped
# says: trainable = False


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    B, N, _ = series.shape
    if window < 1 or N < 2:
        raise ValueError("a window needs at least one step, and a series two values")
    rnn = keras.layers.RNN(cell, return_sequences=True, return_state=True)
    weights = cell.weights + readout.weights
    optimizer.build(weights)

    @tf.function
    def train_window(x, y, state):
        with tf.GradientTape() as tape:
            states, state = rnn(x, initial_state=state)
            loss = tf.reduce_mean((readout(states) - y) ** 2)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), max_norm)
        optimizer.apply(gradients, weights)
        return loss, state

    history = []
    for _ in range(epochs):
        state, total = tf.zeros((B, cell.state_size)), 0.0
        for start in range(0, N - 1, window):
            stop = min(start + window, N - 1)
            loss, state = train_window(series[:, start:stop], series[:, start + 1 : stop + 1], state)
            total += float(loss) * (stop - start)
        history.append(total / (N - 1))
    return history
