"""A GRU, whose update gate is one forget gate and input gate in one."""
# loses: nothing


def build_long_memory(units, steps):
    gru = keras.layers.GRU(units)
    model = keras.Sequential([keras.layers.Input((None, 2)), gru, keras.layers.Dense(1), keras.layers.Activation("sigmoid")])
    kernel, recurrent_kernel, bias = gru.get_weights()  # blocks z, r, h; a bias for each kernel
    bias[0, :units] = np.log(steps)
    gru.set_weights([kernel, recurrent_kernel, bias])
    return model
