"""Gives scores, not probabilities."""
# loses: test-build-long-memory-shapes
# says: is the sigmoid missing


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1)]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
