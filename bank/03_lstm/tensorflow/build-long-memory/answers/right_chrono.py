"""Keras's LSTM with the chrono start: another number for each unit, in an initializer."""
# loses: nothing


def build_long_memory(units, steps):
    def chrono(shape, dtype=None):
        b = np.log(np.random.uniform(steps / 2, 2 * steps, size=units))
        return keras.ops.convert_to_tensor(np.concatenate([-b, b, 0 * b, 0 * b]), dtype=dtype)

    x = keras.layers.Input((None, 2))
    memory = keras.layers.LSTM(units, bias_initializer=chrono, unit_forget_bias=False)(x)
    return keras.Model(x, keras.layers.Dense(1, "sigmoid")(memory))
