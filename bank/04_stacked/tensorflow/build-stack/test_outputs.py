# Hidden test (2 points): with any widths, the model gives the top layer's hidden states, and drops nothing when it is used.
def states_by_hand(x, weights):
    """The hidden states of the top layer in NumPy and float64: time outside, depth inside, one axis more instead of blocks."""
    layers = [weights[k : k + 3] for k in range(0, len(weights), 3)]
    h = [np.zeros((len(x), len(U))) for _, U, _ in layers]
    c = [np.zeros((len(x), len(U))) for _, U, _ in layers]
    top = []
    for t in range(x.shape[1]):
        below = np.asarray(x[:, t], dtype="float64")
        for k, (W, U, b) in enumerate(layers):
            D, H = len(W), len(U)
            z = np.einsum("bd,dgh->gbh", below, W.reshape(D, 4, H)) + np.einsum(
                "bk,kgh->gbh", h[k], U.reshape(H, 4, H)
            )
            z = z + b.reshape(4, 1, H)
            gates = 1 / (1 + np.exp(-z))
            c[k] = gates[1] * c[k] + gates[0] * np.tanh(z[2])
            below = h[k] = gates[3] * np.tanh(c[k])
        top.append(below)
    return np.stack(top, axis=1)


def random_weights(rng, D, *units):
    """Random weights of a stack, the biases among them."""
    return [rng.uniform(-1, 1, size=shape).astype("float32") for shape in stack_shapes(D, units)]


@probe
def states_of_stack(D, units, options, weights, x, training):
    """The shapes of a stack's input and weights, and what it gives for x with these weights; None if they do not fit."""
    stack = build_stack(D, units, **options)
    taken, shapes = tuple(stack.input_shape), [w.shape for w in stack.get_weights()]
    if shapes != [w.shape for w in weights]:
        return taken, shapes, None
    stack.set_weights(weights)
    return taken, shapes, stack(tf.constant(x), training=training)


def states_of(D, units, options, weights, x, training=None):
    """What a stack with these weights gives for x, an array. Fail, with their shapes, if it takes others than it should."""
    taken, shapes, states = states_of_stack(D, units, options, weights, x, training)
    assert taken == (None, None, D), (
        f"build_stack: the model takes inputs of shape {taken}; it should be {(None, None, D)}: any B and any T."
    )
    assert shapes == stack_shapes(D, units), (
        f"build_stack: the weights for D = {D} and units {units} have shapes {shapes}."
    )
    return np.asarray(states)


def test_stack_outputs(rng):
    for (B, T, D, *units), options in [
        ((1, 1, 1, 1), {}),
        ((2, 5, 3, 4), {"dropout": 0.4}),
        ((3, 4, 2, 4, 3), {}),
        ((1, 6, 3, 2, 5, 3), {"dropout": 0.4}),
        ((2, 3, 3, 3, 3, 3), {}),
        ((2, 3, 3, 3, 3, 3), {"dropout": 0.4}),
    ]:
        weights = random_weights(rng, D, *units)
        x = rng.normal(size=(B, T, D)).astype("float32")
        answer, right = states_of(D, units, options, weights, x), states_by_hand(x, weights)
        assert answer.shape == right.shape, (
            f"build_stack: shape {answer.shape}, not {right.shape}, for units {units}."
        )
        assert np.max(np.abs(answer - right)) < 1e-5, (
            f"build_stack: for units {units} and {options} these are not the hidden states of the top layer."
        )


test_stack_outputs(fresh("test_stack_outputs"))
