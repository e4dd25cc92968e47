@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class LSTMCell(keras.layers.Layer):
    """One step of an LSTM, the blocks packed in Keras's order i, f, c,
    o.

    units: H, the width of the hidden state and of the cell state.
    forget_bias: where the bias of the forget gate starts. Other keyword
    arguments (name, dtype, ...) go to keras.layers.Layer.
    Weights, in this order: kernel (D, 4H), recurrent_kernel (H, 4H),
    bias (4H,).
    Source: Gers, Schmidhuber & Cummins 2000,
    doi:10.1162/089976600300015015, without peepholes.
    """

    def __init__(self, units, forget_bias=1.0, **kwargs):
        super().__init__(**kwargs)
        ### BEGIN SOLUTION
        self.units = units
        self.forget_bias = forget_bias
        self.state_size = [units, units]
        self.output_size = units
        ### END SOLUTION

    def build(self, input_shape):
        """Make the weights. input_shape: (B, D); B may be None."""

        ### BEGIN SOLUTION
        def start_of_bias(shape, dtype):
            return np.repeat([0.0, self.forget_bias, 0.0, 0.0], self.units).astype(dtype)

        D, H = input_shape[-1], self.units
        self.kernel = self.add_weight(shape=(D, 4 * H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            shape=(H, 4 * H), initializer="orthogonal", name="recurrent_kernel"
        )
        self.bias = self.add_weight(shape=(4 * H,), initializer=start_of_bias, name="bias")
        ### END SOLUTION

    def call(self, inputs, states):
        """One step. inputs: (B, D). states: [h_prev, c_prev],
        each (B, H). Returns h_t (B, H) and [h_t, c_t].
        """
        ### BEGIN SOLUTION
        h_prev, c_prev = states
        z = inputs @ self.kernel + h_prev @ self.recurrent_kernel + self.bias
        z_i, z_f, z_c, z_o = keras.ops.split(z, 4, axis=-1)
        c_t = keras.ops.sigmoid(z_f) * c_prev + keras.ops.sigmoid(z_i) * keras.ops.tanh(z_c)
        h_t = keras.ops.sigmoid(z_o) * keras.ops.tanh(c_t)
        return h_t, [h_t, c_t]
        ### END SOLUTION

    def get_config(self):
        """The arguments of __init__, those of keras.layers.Layer
        included.
        """
        ### BEGIN SOLUTION
        return {**super().get_config(), "units": self.units, "forget_bias": self.forget_bias}
        ### END SOLUTION
