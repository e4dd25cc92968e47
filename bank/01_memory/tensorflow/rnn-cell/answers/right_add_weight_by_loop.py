"""Own initialisers, the configuration filled by hand."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class RNNCell(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = self.state_size = self.output_size = units

    def build(self, input_shape):
        D, H = input_shape[-1], self.units
        for name, shape in [("kernel", (D, H)), ("recurrent_kernel", (H, H)), ("bias", (H,))]:
            setattr(self, name, self.add_weight(shape=shape, initializer=keras.initializers.RandomNormal(stddev=0.2), name=name))

    def call(self, inputs, states):
        (h_prev,) = states
        h_t = keras.ops.matmul(inputs, self.kernel)
        h_t = keras.ops.add(h_t, keras.ops.matmul(h_prev, self.recurrent_kernel))
        h_t = keras.activations.tanh(h_t + self.bias)
        return h_t, (h_t,)

    def get_config(self):
        config = super().get_config()
        config.update(units=self.units)
        return config
