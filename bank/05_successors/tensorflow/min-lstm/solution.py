@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class MinLSTM(keras.layers.Layer):
    """All states of a minLSTM, computed by a scan.

    units: H. Other keyword arguments (name, dtype, ...) go to
    keras.layers.Layer.
    Weights, in this order: kernel (D, 3H), bias (3H,), packed f, i, h.
    Source: Feng et al. 2024, doi:10.48550/arXiv.2410.01201.
    """

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        ### BEGIN SOLUTION
        self.units = units
        self.supports_masking = True
        ### END SOLUTION

    def build(self, input_shape):
        """Make the weights. input_shape: (B, T, D); B may be None."""
        ### BEGIN SOLUTION
        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, 3 * H), initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(3 * H,), initializer="zeros", name="bias")
        ### END SOLUTION

    def call(self, inputs, mask=None):
        """All states, from a state of zeros.

        inputs: (B, T, D), T known. mask: None, or (B, T), False where
        a step is filling and the state stays as it is.
        Returns (B, T, H).
        """
        ### BEGIN SOLUTION
        z_f, z_i, h_tilde = keras.ops.split(inputs @ self.kernel + self.bias, 3, axis=2)
        keep = keras.ops.softplus(-z_i) - keras.ops.softplus(-z_f)  # log of f / i
        a, w = keras.ops.sigmoid(keep), keras.ops.sigmoid(-keep) * h_tilde
        if mask is not None:
            real = keras.ops.expand_dims(mask, 2)
            a, w = keras.ops.where(real, a, 1.0), keras.ops.where(real, w, 0.0)
        return scan_in_rounds(a, w)
        ### END SOLUTION

    def get_config(self):
        """The arguments of __init__, those of keras.layers.Layer
        included.
        """
        ### BEGIN SOLUTION
        return {**super().get_config(), "units": self.units}
        ### END SOLUTION
