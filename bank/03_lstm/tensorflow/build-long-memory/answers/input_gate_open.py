"""Only the forget gate gets a bias: noise comes in and is kept."""
# loses: test-build-long-memory-start, test-build-long-memory-learns
# says: it drowns


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([0, keep, 0, 0], units))
    return model
