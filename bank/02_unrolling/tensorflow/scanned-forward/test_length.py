# Hidden test (1 point): one graph serves sequences of every length, and any number of them.
@probe
def states_of_one_graph(inputs, W, U, b):
    """What one graph gives for inputs (x, h0) of several B and T, which it does not know; or the name of an error."""
    unknown = tf.TensorSpec((None, None, 3)), tf.TensorSpec((None, 4))
    try:
        graph = tf.function(scanned_forward).get_concrete_function(*unknown, W, U, b)
    except Exception as error:
        return type(error).__name__
    return [graph(x, h0, W, U, b) for x, h0 in inputs]


def test_scanned_length(rng):
    _, _, W, U, b = random_arguments(rng, 1, 1, 3, 4)
    sizes = [(1, 1), (2, 5), (3, 9)]
    inputs = [random_arguments(rng, B, T, 3, 4)[:2] for B, T in sizes]
    graphs = states_of_one_graph(inputs, W, U, b)
    assert isinstance(graphs, list), (
        f"scanned_forward: no graph can be made if B and T are not known ({graphs})."
    )
    for (B, T), states in zip(sizes, graphs, strict=True):
        shape = np.shape(states)
        assert shape == (B, T, 4), (
            f"scanned_forward gives shape {shape} for B, T = {B, T} and H = 4, unknown before."
        )


test_scanned_length(fresh("test_scanned_length"))
