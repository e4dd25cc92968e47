# Hidden test (2 points): the copy gives the same outputs as the stack, and drops nothing, for any widths and depth.
def stack_of_layers(rng, D, *units, dropout=0.0, functional=False):
    """A stack of Keras's LSTM layers with random weights, as a Sequential or a functional model."""
    x = y = keras.Input((None, D))
    layers = []
    for number, H in enumerate(units):
        layers += [keras.layers.Dropout(dropout)] if number and dropout else []
        layers += [keras.layers.LSTM(H, return_sequences=True)]
    if functional:
        for layer in layers:
            y = layer(y)
        stack = keras.Model(x, y)
    else:
        stack = keras.Sequential([keras.layers.Input((None, D)), *layers])
    stack.set_weights(random_weights(rng, D, *units))
    return stack


@probe
def original_and_copy(config, weights):
    """A stack, built anew from its config and its weights, and the copy of it."""
    stack = keras.models.model_from_json(config)
    stack.set_weights(weights)
    return stack, equivalent_cell_stack(stack)


@probe
def answers_of_copy(config, weights, x):
    """What the copy of a stack gives for x, in use and in training."""
    _, copy = original_and_copy(config, weights)
    return copy(x, training=False), copy(x, training=True)


def parts_of(answer, count):
    """What a copy gives: the states at all steps, and the last states of each layer."""
    assert isinstance(answer, (list, tuple)) and len(answer) == 1 + count, (
        f"equivalent_cell_stack: the copy should give {1 + count} things for {count} layers: the outputs, and [h, c] of each layer."
    )
    return answer[0], answer[1:]


def test_cells_outputs(rng):
    for functional in (False, True):
        for T, D, *units in [(1, 2, 3), (3, 5, 2, 4, 3)] if functional else [(3, 1, 4, 2, 5), (3, 3, 3, 3)]:
            x = tf.constant(rng.normal(size=(2, T, D)), "float32")
            stack = stack_of_layers(rng, D, *units, dropout=0.5, functional=functional)
            config, weights = stack.to_json(), stack.get_weights()
            right = states_by_hand(np.asarray(x), weights)
            for answer in answers_of_copy(config, weights, x):
                got = answer[0]
                assert got.shape == right.shape, (
                    f"equivalent_cell_stack: the copy gives shape {got.shape}, not {right.shape}."
                )
                assert np.max(np.abs(got - right)) < 1e-5, (
                    f"equivalent_cell_stack: the copy of layers of {units} units gives other outputs."
                )


test_cells_outputs(fresh("test_cells_outputs"))
