"""The output gate is shut in place of the input gate."""
# loses: test-build-long-memory-start, test-build-long-memory-learns
# says: the output gate starts shut, and the input gate does not


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([0, keep, 0, -keep], units))
    return model
