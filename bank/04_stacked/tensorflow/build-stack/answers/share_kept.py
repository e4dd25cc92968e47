"""Takes dropout for the share that is kept."""
# loses: test-build-stack-between
# says: not the share that is kept


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(1 - dropout if dropout else 0.0))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
