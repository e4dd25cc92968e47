"""Between the layers, and inside the lower ones as well."""
# loses: test-build-stack-elsewhere
# says: the lower layer's own memory is damaged


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for H in units[:-1]:
        stack.add(keras.layers.LSTM(H, return_sequences=True, recurrent_dropout=dropout))
        stack.add(keras.layers.Dropout(dropout))
    stack.add(keras.layers.LSTM(units[-1], return_sequences=True))
    return stack
