"""The argument of the upper LSTM layers: it drops what they read."""
# loses: nothing


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("no layers")
    layers = [keras.layers.LSTM(units[0], return_sequences=True)]
    layers += [keras.layers.LSTM(H, return_sequences=True, dropout=dropout) for H in units[1:]]
    return keras.Sequential([keras.layers.Input((None, input_size)), *layers])
