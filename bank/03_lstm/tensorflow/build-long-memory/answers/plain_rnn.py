"""A plain recurrent layer."""
# loses: test-build-long-memory-start, test-build-long-memory-learns
# says: of the influence of an input is left


def build_long_memory(units, steps):
    return keras.Sequential(
        [keras.layers.Input((None, 2)), keras.layers.SimpleRNN(units), keras.layers.Dense(1, activation="sigmoid")]
    )
