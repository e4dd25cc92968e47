"""Between the layers, and inside the upper ones as well."""
# loses: test-build-stack-elsewhere
# says: the upper layer's own memory is damaged


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True, recurrent_dropout=dropout if number else 0.0))
    return stack
