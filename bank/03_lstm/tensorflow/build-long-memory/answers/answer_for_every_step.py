"""return_sequences=True: an answer for every step."""
# loses: test-build-long-memory-shapes, test-build-long-memory-learns
# says: only the last state is wanted


def build_long_memory(units, steps):
    memory = keras.layers.RNN(LSTMCell(units), return_sequences=True)
    model = keras.Sequential(
        [keras.layers.Input((None, 2)), memory, keras.layers.Dense(1, activation="sigmoid")]
    )
    keep = np.log(steps)
    memory.cell.bias.assign(np.repeat([-keep, keep, 0, 0], units))
    return model
