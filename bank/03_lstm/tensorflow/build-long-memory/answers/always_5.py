"""A forget bias of 5, whatever the number of steps."""
# loses: test-build-long-memory-start
# says: of the influence of an input is left


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = 5.0
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
