"""One tape around all windows, one update at the end."""
# loses: test-train-truncated-cut, test-train-truncated-windows, test-train-truncated-learns
# says: there is one update an epoch; there should be one for each window.


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    steps = series.shape[1] - 1
    if window < 1 or steps < 1:
        raise ValueError("a window needs a step, a series two values")
    rnn = keras.layers.RNN(cell, return_sequences=True, return_state=True)
    weights = cell.trainable_weights + readout.trainable_weights
    history = []
    for _ in range(epochs):
        state, loss = tf.zeros((len(series), cell.state_size)), 0.0
        with tf.GradientTape() as tape:
            for start in range(0, steps, window):
                stop = min(start + window, steps)
                states, state = rnn(series[:, start:stop], initial_state=tf.stop_gradient(state))
                error = readout(states) - series[:, start + 1 : stop + 1]
                loss += tf.reduce_mean(error**2) * (stop - start) / steps
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, weights), max_norm)
        optimizer.apply(gradients, weights)
        history.append(float(loss))
    return history
