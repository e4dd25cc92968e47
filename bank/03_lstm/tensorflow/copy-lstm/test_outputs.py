# Hidden test (2 points): the copy gives the same outputs, for any T, D and H.
@probe
class CorrectLSTMCell(keras.layers.LSTMCell):
    """Keras's own cell, with the arguments of LSTMCell."""

    def __init__(self, units, forget_bias=1.0, **kwargs):
        super().__init__(units, unit_forget_bias=False, **kwargs)
        self.forget_bias = forget_bias

    def build(self, input_shape):
        super().build(input_shape)
        self.bias.assign(np.repeat([0.0, self.forget_bias, 0.0, 0.0], self.units))


### INSERT helpers/run_with.py


def with_a_correct_cell(test):
    """Run a test with Keras's own cell in the place of LSTMCell."""
    run_with(test, LSTMCell=CorrectLSTMCell)


@probe
def original_and_copy(config, weights):
    """A keras.layers.LSTM, built anew from its config and its weights, and the copy of it."""
    lstm = keras.layers.LSTM.from_config(config)
    lstm.build((None, None, len(weights[0])))
    lstm.set_weights(weights)
    return lstm, copy_lstm(lstm)


@probe
def outputs_of_copy(config, weights, x, new_weights=None):
    """What the copy gives for x, with the weights that it has copied or with new ones."""
    _, copy = original_and_copy(config, weights)
    if new_weights:
        copy.set_weights(new_weights)
    return copy(x)


def test_copy_outputs(rng):
    for T, D, H in [(1, 2, 3), (5, 3, 2), (4, 3, 3)]:
        x = tf.constant(rng.normal(size=(2, T, D)), "float32")
        lstm = built_lstm(rng, D, H)
        got, right = outputs_of_copy(lstm.get_config(), lstm.get_weights(), x), lstm(x)
        assert got.shape == right.shape, (
            f"copy_lstm: the copy gives shape {got.shape} for (B, H) = {right.shape}."
        )
        assert np.max(np.abs(got - right)) < 1e-5, "copy_lstm: the copy gives other outputs."


with_a_correct_cell(test_copy_outputs)
