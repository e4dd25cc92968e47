def train_truncated(
    cell,
    series,
    window,
    epochs,
    readout,
    optimizer,
    max_norm=1.0,
):
    """Train a recurrent cell and a readout to forecast the next value,
    with truncated backpropagation through time.

    cell: a built Keras cell with one state, such as
    keras.layers.SimpleRNNCell or GRUCell: C inputs, H units.
    series: a float32 array, (B, N, C), N >= 2. window: steps in a
    window, >= 1. epochs: passes over the series.
    readout: a built Keras layer, (..., H) to (..., C). optimizer: a
    keras optimizer. max_norm: a float above 0. Both layers are trained
    in place.
    Returns a list of `epochs` numbers (floats or scalar tensors): the
    mean squared error of each epoch.
    Raises ValueError if window < 1 or N < 2.
    """
    ### BEGIN SOLUTION
    B, N, _ = series.shape
    if window < 1 or N < 2:
        raise ValueError("a window needs at least one step, and a series two values")
    rnn = keras.layers.RNN(cell, return_sequences=True, return_state=True)
    weights = cell.trainable_weights + readout.trainable_weights
    optimizer.build(weights)  # not in the graph: one that makes variables is traced twice

    @tf.function
    def train_window(x, y, state):
        # clipped_train_step with a state. It comes from outside the
        # tape, so the gradient ends here.
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
    ### END SOLUTION
