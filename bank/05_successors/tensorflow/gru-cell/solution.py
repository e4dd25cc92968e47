@keras.saving.register_keras_serializable(
    package="networks_that_remember",
)
class GRUCell(keras.layers.Layer):
    """One step of a GRU, the blocks packed in Keras's order z, r, h.

    units: H, the width of the state.
    reset_after: whether the reset gate scales what comes out of the
    product with U_h, or (False) the state that goes into it.
    update_bias: where the bias of the update gate starts. Other keyword
    arguments (name, dtype, ...) go to keras.layers.Layer.
    Weights, in this order: kernel (D, 3H), recurrent_kernel (H, 3H),
    bias (2, 3H), or (3H,) without reset_after.
    Source: Cho et al. 2014, doi:10.3115/v1/D14-1179.
    """

    def __init__(
        self,
        units,
        reset_after=True,
        update_bias=0.0,
        **kwargs,
    ):
        super().__init__(**kwargs)
        ### BEGIN SOLUTION
        self.units = units
        self.reset_after = reset_after
        self.update_bias = update_bias
        self.state_size = units
        self.output_size = units
        ### END SOLUTION

    def build(self, input_shape):
        """Make the weights. input_shape: (B, D); B may be None."""

        ### BEGIN SOLUTION
        def start_of_bias(shape, dtype):
            start = np.zeros(shape, dtype)
            row = start[0] if self.reset_after else start
            row[: self.units] = self.update_bias
            return start

        D, H = input_shape[-1], self.units
        shape = (2, 3 * H) if self.reset_after else (3 * H,)
        self.kernel = self.add_weight(shape=(D, 3 * H), initializer="glorot_uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(
            shape=(H, 3 * H), initializer="orthogonal", name="recurrent_kernel"
        )
        self.bias = self.add_weight(shape=shape, initializer=start_of_bias, name="bias")
        ### END SOLUTION

    def call(self, inputs, states):
        """One step. inputs: (B, D). states: [h_prev], (B, H).
        Returns h_t (B, H) and [h_t].
        """
        ### BEGIN SOLUTION
        (h_prev,) = states
        W, U, b, H = self.kernel, self.recurrent_kernel, self.bias, self.units
        if self.reset_after:
            read, back = inputs @ W + b[0], h_prev @ U + b[1]
        else:
            read, back = inputs @ W + b, h_prev @ U
        x_z, x_r, x_h = keras.ops.split(read, 3, axis=1)
        z_t = keras.ops.sigmoid(x_z + back[:, :H])
        r_t = keras.ops.sigmoid(x_r + back[:, H : 2 * H])
        if self.reset_after:
            seen = r_t * back[:, 2 * H :]
        else:
            seen = (r_t * h_prev) @ U[:, 2 * H :]
        h_t = z_t * h_prev + (1 - z_t) * keras.ops.tanh(x_h + seen)
        return h_t, [h_t]
        ### END SOLUTION

    def get_config(self):
        """The arguments of __init__, those of keras.layers.Layer
        included.
        """
        ### BEGIN SOLUTION
        own = {"units": self.units, "reset_after": self.reset_after, "update_bias": self.update_bias}
        return {**super().get_config(), **own}
        ### END SOLUTION
