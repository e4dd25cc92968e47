"""Takes the list of states for the state."""
# loses: test-gru-cell-before, test-gru-cell-after, test-gru-cell-sequence, test-gru-cell-dtype, test-gru-cell-saving
# says: Incompatible shapes: [2,5] vs. [1,2,15]


@keras.saving.register_keras_serializable(package="networks_that_remember")
class GRUCell(keras.layers.Layer):
    def __init__(self, units, reset_after=True, update_bias=0.0, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.reset_after = reset_after
        self.update_bias = update_bias
        self.state_size = units
        self.output_size = units

    def build(self, input_shape):
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

    def call(self, inputs, states):
        h_prev = states
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

    def get_config(self):
        own = {"units": self.units, "reset_after": self.reset_after, "update_bias": self.update_bias}
        return {**super().get_config(), **own}
