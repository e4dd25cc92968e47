"""The argument is not used."""
# loses: test-build-stack-between
# says: nothing is dropped in training


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
