"""Leaves the forget bias at 1."""
# loses: test-build-long-memory-start, test-build-long-memory-learns
# says: of the influence of an input is left


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    return model
