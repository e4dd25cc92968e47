"""TensorFlow's own operations, and the mask as numbers."""
# loses: nothing


@keras.saving.register_keras_serializable(package="networks_that_remember")
class MinLSTM(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.supports_masking = True

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[2], 3 * self.units), name="kernel")
        self.bias = self.add_weight(shape=(3 * self.units,), initializer="zeros", name="bias")

    def call(self, inputs, mask=None):
        z = tf.einsum("btd,dh->bth", inputs, self.kernel.value) + self.bias
        f, i = tf.math.log_sigmoid(z[..., : self.units]), tf.math.log_sigmoid(z[..., self.units : -self.units])
        keep = tf.sigmoid(f - i)
        if mask is not None:
            filling = 1 - tf.cast(mask, keep.dtype)[:, :, None]
            keep = keep + filling * (1 - keep)
        return scan_in_rounds(keep, (1 - keep) * z[..., -self.units :])

    def get_config(self):
        return super().get_config() | {"units": self.units}
