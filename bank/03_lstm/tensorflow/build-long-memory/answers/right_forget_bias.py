"""The forget bias by the argument of LSTMCell, the input gate's by hand."""
# loses: nothing


def build_long_memory(units, steps):
    cell = LSTMCell(units, forget_bias=float(np.log(steps)))
    model = keras.Sequential()
    model.add(keras.layers.Input((None, 2), dtype="float32"))
    model.add(keras.layers.RNN(cell))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    bias = np.array(cell.bias)
    bias[:units] = -np.log(steps)
    cell.bias.assign(bias)
    return model
