"""__init__ takes no other arguments, such as a name."""
# loses: test-min-lstm-dtype, test-min-lstm-mask, test-min-lstm-saving, test-min-lstm-states
# says: Let __init__ take **kwargs


@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class MinLSTM(keras.layers.Layer):

    def __init__(self, units):
        super().__init__()
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
        if mask is not None:
            real = keras.ops.expand_dims(mask, 2)
            a, w = keras.ops.where(real, a, 1.0), keras.ops.where(real, w, 0.0)
        return scan_in_rounds(a, w)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
