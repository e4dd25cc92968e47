"""Forgets the return."""
# loses: test-build-stack-between, test-build-stack-elsewhere, test-build-stack-outputs
# says: returns None: is `return` missing


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        stack.add(keras.layers.LSTM(H, return_sequences=True))
