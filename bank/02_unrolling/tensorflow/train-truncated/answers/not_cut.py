"""Reads the series from its start for every window, with the gradient through all of it."""
# loses: test-train-truncated-cut
# says: the gradient runs on into the windows before; it should end at the edge of its window.


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    steps = series.shape[1] - 1
    if window < 1 or steps < 1:
        raise ValueError("a window needs a step, a series two values")
    rnn = keras.layers.RNN(cell, return_sequences=True)
    weights = cell.trainable_weights + readout.trainable_weights
    optimizer.build(weights)

    @tf.function
    def train_window(x, y):
        with tf.GradientTape() as tape:
            states = rnn(x)[:, -y.shape[1] :]
            loss = tf.reduce_mean((readout(states) - y) ** 2)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), max_norm)
        optimizer.apply(gradients, weights)
        return loss

    history = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, steps, window):
            stop = min(start + window, steps)
            loss = train_window(series[:, :stop], series[:, start + 1 : stop + 1])
            total += float(loss) * (stop - start)
        history.append(total / steps)
    return history
