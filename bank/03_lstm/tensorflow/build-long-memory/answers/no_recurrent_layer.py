"""Averages the steps."""
# loses: test-build-long-memory-units, test-build-long-memory-start, test-build-long-memory-learns
# says: there is no recurrent layer


def build_long_memory(units, steps):
    layers = [keras.layers.Input((None, 2)), keras.layers.Dense(units), keras.layers.GlobalAveragePooling1D()]
    return keras.Sequential(layers + [keras.layers.Dense(1, activation="sigmoid")])
