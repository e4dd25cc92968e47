"""The layers get the activation that dense layers usually have."""
# loses: test-build-stack-outputs, test-build-stack-between
# says: the layers have another activation; leave it as it is.


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True, activation="relu"))
    return stack
