"""__init__ takes no other arguments, such as a name."""
# loses: test-rnn-cell-saving
# says: Let __init__ take **kwargs


@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class RNNCell(keras.layers.Layer):

    def __init__(self, units):
        super().__init__()
        self.units = units
        self.state_size = units
        self.output_size = units

    def build(self, input_shape):
        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            shape=(H, H), initializer="orthogonal", name="recurrent_kernel"
        )
        self.bias = self.add_weight(shape=(H,), initializer="zeros", name="bias")

    def call(self, inputs, states):
        h_prev = states[0]
        h_t = keras.ops.tanh(inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias)
        return h_t, [h_t]

    def get_config(self):
        return {**super().get_config(), "units": self.units}
