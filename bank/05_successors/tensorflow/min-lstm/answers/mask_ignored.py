"""The mask is taken and not used."""
# loses: test-min-lstm-mask
# says: the mask is not used.


@keras.saving.register_keras_serializable(package="networks_that_remember")
class MinLSTM(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.supports_masking = True

    def build(self, input_shape):
        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, 3 * H), initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(3 * H,), initializer="zeros", name="bias")

    def call(self, inputs, mask=None):
        z_f, z_i, h_tilde = keras.ops.split(inputs @ self.kernel + self.bias, 3, axis=2)
        keep = keras.ops.softplus(-z_i) - keras.ops.softplus(-z_f)  # log of f / i
        a, w = keras.ops.sigmoid(keep), keras.ops.sigmoid(-keep) * h_tilde
        return scan_in_rounds(a, w)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
