"""__init__ takes no other arguments, such as a name."""
# loses: test-lstm-cell-dtype, test-lstm-cell-saving, test-lstm-cell-step
# says: Let __init__ take **kwargs


@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class LSTMCell(keras.layers.Layer):

    def __init__(self, units, forget_bias=1.0):
        super().__init__()
        self.units = units
        self.forget_bias = forget_bias
        self.state_size = [units, units]
        self.output_size = units

    def build(self, input_shape):

        def start_of_bias(shape, dtype):
            return np.repeat([0.0, self.forget_bias, 0.0, 0.0], self.units).astype(dtype)

        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, 4 * H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            shape=(H, 4 * H), initializer="orthogonal", name="recurrent_kernel"
        )
        self.bias = self.add_weight(shape=(4 * H,), initializer=start_of_bias, name="bias")

    def call(self, inputs, states):
        h_prev, c_prev = states
        z = inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias
        z_i, z_f, z_c, z_o = keras.ops.split(z, 4, axis=-1)
        c_t = keras.ops.sigmoid(z_f) * c_prev + keras.ops.sigmoid(z_i) * keras.ops.tanh(z_c)
        h_t = keras.ops.sigmoid(z_o) * keras.ops.tanh(c_t)
        return h_t, [h_t, c_t]

    def get_config(self):
        return {**super().get_config(), "units": self.units, "forget_bias": self.forget_bias}
