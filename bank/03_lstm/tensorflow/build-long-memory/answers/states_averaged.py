"""Averages the states of all steps."""
# loses: test-build-long-memory-units
# says: made of the states of several steps


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units), return_sequences=True)
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.GlobalAveragePooling1D(), keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
