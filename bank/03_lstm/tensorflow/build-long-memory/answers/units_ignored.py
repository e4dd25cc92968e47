"""The width of the recurrent layer is fixed."""
# loses: test-build-long-memory-units
# says: should be `units`


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(16))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], 16))
    return model
