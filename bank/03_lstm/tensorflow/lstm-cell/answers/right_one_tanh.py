"""One product on [x, h], and one tanh for all gates."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class LSTMCell(keras.layers.Layer):
    def __init__(self, units, forget_bias=1.0, **kwargs):
        super().__init__(**kwargs)
        self.units = self.output_size = units
        self.forget_bias = forget_bias

    @property
    def state_size(self):
        return [self.units, self.units]

    def build(self, input_shape):
        H, weight = self.units, self.add_weight
        self.kernel = weight(shape=(input_shape[-1], 4 * H), initializer="he_normal", name="kernel")
        self.recurrent_kernel = weight(shape=(H, 4 * H), initializer="orthogonal", name="recurrent_kernel")
        blocks = lambda shape, dtype=None: keras.ops.concatenate(
            [keras.ops.full((H,), value, dtype) for value in (0.0, self.forget_bias, 0.0, 0.0)]
        )
        self.bias = weight(shape=(4 * H,), initializer=blocks, name="bias")

    def call(self, inputs, states):
        h, c = states
        both = keras.ops.concatenate([self.kernel, self.recurrent_kernel], axis=0)
        z = keras.ops.reshape(
            keras.ops.concatenate([inputs, h], axis=-1) @ both + self.bias, (-1, 4, self.units)
        )
        half = keras.ops.reshape(keras.ops.cast([0.5, 0.5, 1, 0.5], z.dtype), (4, 1))
        t = keras.ops.tanh(half * z)
        c = (1 + t[:, 1]) / 2 * c + (1 + t[:, 0]) / 2 * t[:, 2]
        h = (1 + t[:, 3]) / 2 * keras.ops.tanh(c)
        return h, [h, c]

    def get_config(self):
        return dict(super().get_config(), units=self.units, forget_bias=self.forget_bias)
