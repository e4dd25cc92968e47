"""The argument of __init__ is kept under another name."""
# loses: test-rnn-cell-saving
# says: under its name


@keras.saving.register_keras_serializable(package="networks_that_remember")
class RNNCell(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.H = self.state_size = self.output_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(self.H, self.H), initializer="orthogonal", name="recurrent_kernel")
        self.bias = self.add_weight(shape=(self.H,), initializer="zeros", name="bias")

    def call(self, inputs, states):
        h_prev = states[0]
        h_t = keras.ops.tanh(inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias)
        return h_t, [h_t]

    def get_config(self):
        return {**super().get_config(), "units": self.H}
