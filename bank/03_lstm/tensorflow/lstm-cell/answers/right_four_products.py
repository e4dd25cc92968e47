"""A product for each layer, and tf instead of keras.ops."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class LSTMCell(keras.layers.Layer):
    def __init__(self, units, forget_bias=1.0, **kwargs):
        super().__init__(**kwargs)
        self.units, self.forget_bias = units, forget_bias
        self.state_size, self.output_size = (units, units), units

    def build(self, input_shape):
        H = self.units
        self.kernel = self.add_weight(shape=(input_shape[1], 4 * H), name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(H, 4 * H), name="recurrent_kernel")
        self.bias = self.add_weight(shape=(4 * H,), initializer="zeros", name="bias")
        start = np.zeros(4 * H)
        start[H : 2 * H] = self.forget_bias
        self.bias.assign(start)

    def call(self, inputs, states):
        def layer(number, squash):
            block = slice(number * self.units, (number + 1) * self.units)
            return squash(
                tf.matmul(inputs, self.kernel[:, block])
                + tf.matmul(states[0], self.recurrent_kernel[:, block])
                + self.bias[block]
            )

        i_t, f_t, c_tilde, o_t = (
            layer(number, squash) for number, squash in enumerate([tf.sigmoid, tf.sigmoid, tf.tanh, tf.sigmoid])
        )
        c_t = f_t * states[1] + i_t * c_tilde
        h_t = o_t * tf.tanh(c_t)
        return h_t, (h_t, c_t)

    def get_config(self):
        config = super().get_config()
        config.update(units=self.units, forget_bias=self.forget_bias)
        return config
