"""No check: an empty list gives a model that changes nothing."""
# loses: test-build-stack-error
# says: accepts an empty list


def build_stack(input_size, units, dropout=0.0):
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
    return stack
