"""The input gate gets the bias of the forget gate."""
# loses: test-build-long-memory-start, test-build-long-memory-learns
# says: input gate got the bias


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([keep, -keep, 0, 0], units))
    return model
