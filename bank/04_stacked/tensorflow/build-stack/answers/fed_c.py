"""The upper layers are fed the cell states."""
# loses: test-build-stack-outputs, test-build-stack-between
# says: the upper layers are fed c, not h: hand up the hidden states.


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")

    class ShowsCellState(keras.layers.LSTMCell):
        def call(self, inputs, states, training=False):
            _, (h, c) = super().call(inputs, states, training=training)
            return c, [h, c]

    stack = keras.Sequential([keras.layers.Input((None, input_size))])
    for number, H in enumerate(units):
        if number > 0:
            stack.add(keras.layers.Dropout(dropout))
        cell = keras.layers.LSTMCell(H) if number == len(units) - 1 else ShowsCellState(H)
        stack.add(keras.layers.RNN(cell, return_sequences=True))
    return stack
