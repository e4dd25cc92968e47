"""The dropout works when the model is used, too."""
# loses: test-build-stack-outputs
# says: when it is used


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    x = keras.Input((None, input_size))
    y = keras.layers.LSTM(units[0], return_sequences=True)(x)
    for H in units[1:]:
        y = keras.layers.LSTM(H, return_sequences=True)(keras.layers.Dropout(dropout)(y, training=True))
    return keras.Model(x, y)
