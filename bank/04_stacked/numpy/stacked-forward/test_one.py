# Hidden test (1 point): a stack of one layer gives what that layer gives.
def several(name, answer, *parts):
    """Fail, with the names of what should come back, unless an answer has as many parts."""
    assert isinstance(answer, (tuple, list)) and len(answer) == len(parts), (
        f"{name} returns {', '.join(parts)}."
    )
    return answer


def random_layers(rng, D, *units):
    """Random weights of a stack, the biases among them."""
    shapes = [((below, 4 * H), (H, 4 * H), (4 * H,)) for below, H in zip((D, *units), units)]
    return [tuple(rng.uniform(-1, 1, size=shape) for shape in layer) for layer in shapes]


def correct_stack(x, layers):
    """A stack written another way: time outside and depth inside, and one axis more instead of blocks."""
    B, T, _ = x.shape
    h = [np.zeros((B, len(U))) for _, U, _ in layers]
    c = [np.zeros((B, len(U))) for _, U, _ in layers]
    top = []
    for t in range(T):
        below = x[:, t]
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
    return np.stack(top, axis=1), h, c


def assert_stack_states(rng, B, T, D, *units):
    """Compare the states of the top layer with the right ones."""
    x, layers = rng.uniform(-2, 2, size=(B, T, D)), random_layers(rng, D, *units)
    right = correct_stack(x, layers)[0]
    got = several(
        "stacked_forward",
        stacked_forward(x.copy(), [tuple(a.copy() for a in layer) for layer in layers]),
        "states",
        "last",
    )[0]
    assert np.shape(got) == right.shape, (
        f"stacked_forward: states have shape {np.shape(got)}, not {right.shape}, for layers of {units} units."
    )
    for t in range(T):
        assert np.max(np.abs(got[:, t] - right[:, t])) < 1e-5, (
            f"stacked_forward: the states of step {t + 1} of {T} are wrong, for layers of {units} units."
        )


def test_stack_of_one(rng):
    for B, T, D, H in [(1, 1, 1, 1), (3, 5, 2, 4), (2, 4, 3, 3)]:
        assert_stack_states(rng, B, T, D, H)


test_stack_of_one(fresh("test_stack_of_one"))
