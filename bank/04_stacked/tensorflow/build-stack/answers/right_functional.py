"""A functional model."""
# loses: nothing


def build_stack(input_size, units, dropout=0.0):
    if len(units) == 0:
        raise ValueError("no layers")
    x = keras.Input((None, input_size))
    y = keras.layers.LSTM(units[0], return_sequences=True)(x)
    for H in units[1:]:
        y = keras.layers.Dropout(dropout)(y)
        y = keras.layers.LSTM(H, return_sequences=True)(y)
    return keras.Model(x, y)
