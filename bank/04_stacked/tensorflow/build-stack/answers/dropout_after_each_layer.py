"""There is a dropout after the top layer, too."""
# loses: test-build-stack-between, test-build-stack-elsewhere
# says: before or after the layer


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for H in units:
        stack.add(keras.layers.LSTM(H, return_sequences=True))
        stack.add(keras.layers.Dropout(dropout))
    return stack
