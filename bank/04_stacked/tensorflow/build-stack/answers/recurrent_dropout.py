"""The dropout is on the way from step to step."""
# loses: test-build-stack-between, test-build-stack-elsewhere
# says: on their way from step to step


def build_stack(input_size, units, dropout=0.0):
    if not units:
        raise ValueError("a stack needs at least one layer")
    layers = [keras.layers.LSTM(H, return_sequences=True, recurrent_dropout=dropout) for H in units]
    return keras.Sequential([keras.layers.Input((None, input_size)), *layers])
