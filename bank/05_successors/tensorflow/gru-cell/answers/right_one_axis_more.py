"""An axis for the layers, and one bias of which the second row may be zeros."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class GRUCell(keras.layers.Layer):
    def __init__(self, units, reset_after=True, update_bias=0.0, **kwargs):
        super().__init__(**kwargs)
        self.units = self.state_size = self.output_size = units
        self.reset_after = reset_after
        self.update_bias = update_bias

    def build(self, input_shape):
        H, after = self.units, self.reset_after
        start = np.repeat([self.update_bias, 0, 0], H)
        start = np.stack([start, np.zeros(3 * H)]) if after else start
        self.kernel = self.add_weight(shape=(input_shape[1], 3 * H), name="kernel", initializer="he_normal")
        self.recurrent_kernel = self.add_weight(shape=(H, 3 * H), name="recurrent_kernel")
        self.bias = self.add_weight(
            shape=start.shape, name="bias", initializer=lambda shape, dtype: start.astype(dtype)
        )

    def call(self, inputs, states):
        h_prev, H = states[0], self.units
        bias = keras.ops.reshape(self.bias, (-1, 3 * H))
        x = keras.ops.reshape(keras.ops.matmul(inputs, self.kernel) + bias[0], (-1, 3, H))
        inner = keras.ops.matmul(h_prev, self.recurrent_kernel)
        inner = inner + bias[1] if self.reset_after else inner
        inner = keras.ops.reshape(inner, (-1, 3, H))
        gates = keras.ops.sigmoid(x[:, :2] + inner[:, :2])
        z_t, r_t = gates[:, 0], gates[:, 1]
        if self.reset_after:
            seen = r_t * inner[:, 2]
        else:
            seen = keras.ops.matmul(r_t * h_prev, self.recurrent_kernel[:, -H:])
        h_t = z_t * h_prev + (1 - z_t) * keras.ops.tanh(x[:, 2] + seen)
        return h_t, [h_t]

    def get_config(self):
        config = super().get_config()
        for name in ("units", "reset_after", "update_bias"):
            config[name] = getattr(self, name)
        return config
