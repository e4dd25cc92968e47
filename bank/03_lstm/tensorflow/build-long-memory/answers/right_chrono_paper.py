"""The chrono start of the paper: a number for each unit, between 1 and steps."""
# loses: nothing


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units))
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(np.random.uniform(1, steps - 1, size=units))
    memory.cell.bias.assign(np.concatenate([-keep, keep, 0 * keep, 0 * keep]))
    return model
