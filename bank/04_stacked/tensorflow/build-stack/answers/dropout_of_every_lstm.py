"""The argument of LSTM: it drops what each layer reads, and the lowest one reads x."""
# loses: test-build-stack-between, test-build-stack-elsewhere
# says: before or after the layer


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    layers = [keras.layers.LSTM(H, return_sequences=True, dropout=dropout) for H in units]
    return keras.Sequential([keras.layers.Input((None, input_size)), *layers])
