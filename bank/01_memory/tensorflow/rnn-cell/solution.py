@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class RNNCell(keras.layers.Layer):
    """One step of a plain recurrent network:
    h_t = tanh(x_t W + h_prev U + b).

    units: H, the width of the hidden state. Other keyword arguments go
    to keras.layers.Layer.
    Weights, in this order: kernel (D, H), recurrent_kernel (H, H),
    bias (H,).
    """

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        ### BEGIN SOLUTION
        self.units = units
        self.state_size = units
        self.output_size = units
        ### END SOLUTION

    def build(self, input_shape):
        """Make the weights. input_shape: (B, D); B may be None."""
        ### BEGIN SOLUTION
        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            shape=(H, H), initializer="orthogonal", name="recurrent_kernel"
        )
        self.bias = self.add_weight(shape=(H,), initializer="zeros", name="bias")
        ### END SOLUTION

    def call(self, inputs, states):
        """One step. inputs: (B, D). states: [h_prev], h_prev (B, H).
        Returns h_t (B, H) and [h_t].
        """
        ### BEGIN SOLUTION
        h_prev = states[0]
        h_t = keras.ops.tanh(inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias)
        return h_t, [h_t]
        ### END SOLUTION

    def get_config(self):
        """The arguments of __init__, those of keras.layers.Layer
        included.
        """
        ### BEGIN SOLUTION
        return {**super().get_config(), "units": self.units}
        ### END SOLUTION
