"""Calls the cell step by step, in an unrolled tf.function."""
# loses: nothing


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    steps = series.shape[1] - 1
    if window <= 0 or steps <= 0:
        raise ValueError("a window needs a step, a series two values")
    optimizer.build(cell.trainable_variables + readout.trainable_variables)

    @tf.function
    def update(x, y, h_t):
        errors = []
        with tf.GradientTape() as tape:
            for t in range(x.shape[1]):
                output, (h_t,) = cell(x[:, t], [h_t])
                errors.append(readout(output) - y[:, t])
            loss = tf.reduce_mean(tf.square(tf.stack(errors)))
        weights = cell.trainable_variables + readout.trainable_variables
        gradients = tape.gradient(loss, weights)
        norm = tf.linalg.global_norm(gradients)
        optimizer.apply_gradients(zip([g * tf.minimum(1.0, max_norm / norm) for g in gradients], weights))
        return loss, h_t

    history = []
    for _ in range(epochs):
        h_t, losses, counts = cell.get_initial_state(batch_size=len(series))[0], [], []
        for x, y in zip(
            np.split(series[:, :-1], range(window, steps, window), axis=1),
            np.split(series[:, 1:], range(window, steps, window), axis=1),
        ):
            loss, h_t = update(x, y, h_t)
            losses.append(float(loss))
            counts.append(x.shape[1])
        history.append(np.average(losses, weights=counts))
    return history
