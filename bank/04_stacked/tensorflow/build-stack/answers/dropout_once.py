"""One dropout, above the lowest layer, however many layers follow."""
# loses: test-build-stack-between
# says: one of the two places


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number == 1:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
