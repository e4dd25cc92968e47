"""A stateful model, trained with clipped_train_step."""
# loses: nothing


def train_truncated(cell, series, window, epochs, readout, optimizer, max_norm=1.0):
    B, N, C = series.shape
    if window < 1:
        raise ValueError("window")
    if N < 2:
        raise ValueError("series")
    rnn = keras.layers.RNN(cell, return_sequences=True, stateful=True)
    model = keras.Sequential([keras.layers.Input(batch_shape=(B, None, C)), rnn, readout])
    optimizer.build(model.trainable_weights)
    history = []
    for _ in range(epochs):
        rnn.reset_state()
        total = 0
        for start in range(0, N - 1, window):
            x, y = series[:, start : start + window + 1][:, :-1], series[:, start + 1 : start + window + 1]
            loss, _ = clipped_train_step(model, optimizer, x, y, max_norm)
            total += float(loss) * x.shape[1]
        history.append(total / (N - 1))
    return history
