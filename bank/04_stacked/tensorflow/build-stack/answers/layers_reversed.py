"""The list of widths is taken from the top down."""
# loses: test-build-stack-outputs, test-build-stack-elsewhere
# says: in reverse order


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units[::-1]):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
