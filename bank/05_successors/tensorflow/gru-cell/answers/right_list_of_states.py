"""state_size is a list, and each layer has a product of its own."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class GRUCell(keras.layers.Layer):
    def __init__(self, units, reset_after=True, update_bias=0.0, **kwargs):
        super().__init__(**kwargs)
        self.units, self.reset_after, self.update_bias = units, reset_after, update_bias
        self.state_size, self.output_size = [units], units

    def build(self, input_shape):
        H = self.units
        self.kernel = self.add_weight(shape=(input_shape[-1], 3 * H), name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(H, 3 * H), name="recurrent_kernel")
        rows = 2 if self.reset_after else 1
        shape = (2, 3 * H) if self.reset_after else (3 * H,)
        self.bias = self.add_weight(shape=shape, initializer="zeros", name="bias")
        start = np.zeros((rows, 3, H))
        start[0, 0] = self.update_bias
        self.bias.assign(start.reshape(shape))

    def call(self, inputs, states):
        (h,) = states
        H = self.units
        z, r, n = (slice(place * H, (place + 1) * H) for place in range(3))

        def read(block):
            bias = self.bias[0, block] if self.reset_after else self.bias[block]
            return tf.matmul(inputs, self.kernel[:, block]) + bias

        def back(block, state):
            product = tf.matmul(state, self.recurrent_kernel[:, block])
            return product + self.bias[1, block] if self.reset_after else product

        keep, reset = tf.sigmoid(read(z) + back(z, h)), tf.sigmoid(read(r) + back(r, h))
        seen = reset * back(n, h) if self.reset_after else back(n, reset * h)
        new = tf.tanh(read(n) + seen)
        h = new + keep * (h - new)
        return h, [h]

    def get_config(self):
        return super().get_config() | {
            "units": self.units,
            "reset_after": self.reset_after,
            "update_bias": self.update_bias,
        }
