# Hidden test (2 points): the states are right for any B, T, D and H, called directly and inside a tf.function.
@probe
def in_a_graph(function, *arguments):
    """What a function gives inside a tf.function."""
    return tf.function(function)(*arguments)


def inside_a_graph(function):
    """The function, called inside a tf.function."""
    return lambda *arguments: in_a_graph(function, *arguments)


def random_arguments(rng, B, T, D, H, dtype="float32"):
    """x, h0, W, U and b as tensors."""
    shapes = [(B, T, D), (B, H), (D, H), (H, H), (H,)]
    return [tf.constant(rng.normal(size=shape) / 2, dtype) for shape in shapes]


def states_by_hand(x, h0, W, U, b):
    """The states in NumPy and float64."""
    x, h, W, U, b = (np.asarray(array, dtype="float64") for array in (x, h0, W, U, b))
    states = np.zeros((*x.shape[:2], len(b)))
    for t in range(x.shape[1]):
        z = np.einsum("bd,dh->bh", x[:, t], W) + np.einsum("bk,kh->bh", h, U) + b
        h = states[:, t] = 1 - 2 / (np.exp(2 * z) + 1)  # tanh, written another way
    return states


def assert_states(name, function, arguments, tolerance=1e-4):
    """Compare the states of a forward pass with those made by hand."""
    right = states_by_hand(*arguments)
    states = np.asarray(function(*arguments))
    assert states.shape == right.shape, f"{name} gives shape {states.shape} where (B, T, H) is {right.shape}."
    assert np.max(np.abs(states - right)) < tolerance, f"{name}: the states are not those of the equation."


def test_unrolled_states(rng):
    for shape in [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (3, 3, 3, 3)]:
        arguments = random_arguments(rng, *shape)
        assert_states("unrolled_forward", unrolled_forward, arguments)
        assert_states("unrolled_forward inside a tf.function", inside_a_graph(unrolled_forward), arguments)


test_unrolled_states(fresh("test_unrolled_states"))
