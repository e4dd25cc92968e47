"""A softmax over one number."""
# loses: test-build-long-memory-shapes, test-build-long-memory-units, test-build-long-memory-learns
# says: a softmax over one number


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="softmax")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
