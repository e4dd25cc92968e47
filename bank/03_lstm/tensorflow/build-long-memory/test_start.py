# Hidden test (2 points): before training it holds an input for about `steps` steps, and noise does not flood it.
# The same as influence_left and loudness_of_noise, in two parts: what is measured comes from the learner's model, and
# what follows from it does not.
@probe
def slopes_and_states(units, steps, x, noise):
    """Of a new model: the gradient of its answers by x, and the last states of its recurrent layer after noise.

    The third is its cell state after noise, None where it has none. Without a recurrent layer, None for all.
    """
    model = build_long_memory(units, steps)
    layers = [layer for layer in model.layers if isinstance(layer, keras.layers.RNN)]
    if not layers:
        return None, None, None
    inside = keras.Model(model.inputs[0], [model.outputs[0], layers[-1].output])

    @tf.function
    def measured(x, noise):
        with tf.GradientTape() as tape:
            tape.watch(x)
            answers, states = inside(tf.concat([x, noise], 0))  # in one pass, which is traced once
            answers = answers[: x.shape[0]]
        return tape.gradient(answers, x), states[x.shape[0] :]

    memory, cell = None, layers[-1].cell
    if isinstance(cell.state_size, (list, tuple)) and len(cell.state_size) == 2:
        states = keras.layers.RNN(cell, return_state=True)(layers[-1].input)
        memory = keras.Model(model.inputs[0], states[2]).predict_on_batch(noise)
    return *measured(tf.constant(x), tf.constant(noise)), memory


def assert_long_memory(rng, units, steps):
    """Fail unless a new model holds an input through `steps` steps, and noise moves its state little."""
    x = rng.normal(size=(8, steps, 2)).astype("float32")
    heard = np.zeros((32, steps, 2), "float32")
    heard[:, :, 0] = rng.normal(size=(32, steps))
    slopes, states, memory = slopes_and_states(units, steps, x, heard)
    assert states is not None, "The model has no recurrent layer; use keras.layers.RNN(LSTMCell(units))."
    assert np.shape(slopes) == x.shape, "build_long_memory: the answer has no gradient by the input."
    slopes, noise = np.abs(slopes).sum(axis=(0, 2)), float(np.sqrt(np.mean(np.square(states))))
    left = float(slopes[:3].mean() / max(slopes[-3:].mean(), 1e-30))
    assert left > 0.0003, (
        f"build_long_memory: {left:.2g} of the influence of an input is left after {steps} steps."
    )
    assert noise < 0.2, (
        f"build_long_memory: {steps} steps of noise move the state of the new model by {noise:.2g}."
    )
    # A shut output gate makes the hidden state quiet, however loud the memory is.
    loud = 0.0 if memory is None else float(np.sqrt(np.mean(np.square(memory))))
    assert loud < 1, (
        f"build_long_memory: {steps} steps of noise move the cell state of the new model by {loud:.2g}."
    )


def test_memory_start(rng):
    for steps in (int(rng.integers(30, 60)), 1500):
        assert_long_memory(rng, 12, steps)


with_a_correct_cell(test_memory_start)
