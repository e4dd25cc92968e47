"""A small number in the denominator."""
# loses: test-min-lstm-far
# says: a small number in the denominator makes both shares 0 there.


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
        f, i = keras.ops.sigmoid(z_f), keras.ops.sigmoid(z_i)
        whole = f + i + 1e-12
        a, w = f / whole, i / whole * h_tilde
        if mask is not None:
            real = keras.ops.expand_dims(mask, 2)
            a, w = keras.ops.where(real, a, 1.0), keras.ops.where(real, w, 0.0)
        return scan_in_rounds(a, w)

    def get_config(self):
        return {**super().get_config(), "units": self.units}
