"""What a layer reads is added to what it gives, where the widths allow it."""
# loses: test-build-stack-outputs, test-build-stack-between
# says: what a layer reads is added to what it gives: a residual connection. The exercise asks for a plain stack.


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    x = keras.Input((None, input_size))
    y = keras.layers.LSTM(units[0], return_sequences=True)(x)
    for below, H in zip(units, units[1:]):
        h = keras.layers.LSTM(H, return_sequences=True)(keras.layers.Dropout(dropout)(y))
        y = keras.layers.Add()([y, h]) if H == below else h
    return keras.Model(x, y)
