"""The states of masked steps are 0."""
# loses: test-min-lstm-mask
# says: the states of masked steps are set to 0; the state should stay as it was before them.


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
        states = scan_in_rounds(a, w)
        if mask is not None:
            states = keras.ops.where(keras.ops.expand_dims(mask, 2), states, 0.0)
        return states

    def get_config(self):
        return {**super().get_config(), "units": self.units}
