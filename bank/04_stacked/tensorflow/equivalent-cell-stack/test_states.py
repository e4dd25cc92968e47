# Hidden test (1 point): the copy gives the last states of every layer, and goes on from them.
@probe
def whole_and_halves(config, weights, x, t):
    """What one copy gives for x, for its first t steps, and for the others if it goes on from there."""
    _, copy = original_and_copy(config, weights)
    begun = copy(x[:, :t])
    goes_on = copy(x[:, t:], initial_state=begun[1:]) if isinstance(begun, (list, tuple)) else None
    return copy(x), begun, goes_on


def test_cells_states(rng):
    for D, *units in [(2, 3), (3, 2, 4), (2, 4, 1, 3)]:
        stack = stack_of_layers(rng, D, *units)
        x = tf.constant(rng.normal(size=(2, 7, D)), "float32")
        answers = whole_and_halves(stack.to_json(), stack.get_weights(), x, 3)
        whole, last = parts_of(answers[0], len(units))
        shapes = [[tuple(np.shape(a)) for a in pair] for pair in last]
        assert shapes == [[(2, H), (2, H)] for H in units], (
            f"equivalent_cell_stack: the states have shapes {shapes} for units {units}."
        )
        begun, rest = (parts_of(answer, len(units))[0] for answer in answers[1:])
        assert np.max(np.abs(tf.concat([begun, rest], axis=1) - whole)) < 1e-5, (
            "equivalent_cell_stack: two halves, with the states handed on, give other outputs than the whole."
        )
        assert np.max(np.abs(whole[:, -1] - last[-1][0])) < 1e-6, (
            "equivalent_cell_stack: the last hidden state of the top layer is not its last output."
        )


test_cells_states(fresh("test_cells_states"))
