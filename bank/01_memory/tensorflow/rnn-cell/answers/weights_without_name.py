"""The weights get no name."""
# loses: test-rnn-cell-step
# says: give each add_weight its name


@keras.saving.register_keras_serializable(package="networks_that_remember")
class RNNCell(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = self.state_size = self.output_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="glorot_uniform")
        self.recurrent_kernel = self.add_weight(shape=(self.units, self.units), initializer="orthogonal")
        self.bias = self.add_weight(shape=(self.units,), initializer="zeros")

    def call(self, inputs, states):
        h_prev = states[0]
        h_t = keras.ops.tanh(inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias)
        return h_t, [h_t]

    def get_config(self):
        return {**super().get_config(), "units": self.units}
