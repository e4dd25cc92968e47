# Hidden test (1 point): the copy gives the last states of every layer, and goes on from them.
def test_cells_states(rng):
    for D, *units in [(2, 3), (3, 2, 4), (2, 4, 1, 3)]:
        stack = stack_of_layers(rng, D, *units)
        config, weights = stack.to_json(), stack.get_weights()
        x = tf.constant(rng.normal(size=(2, 7, D)), "float32")
        whole, last = parts_of(answer_of_copy(config, weights, x, {}), len(units))
        shapes = [[tuple(np.shape(a)) for a in pair] for pair in last]
        assert shapes == [[(2, H), (2, H)] for H in units], (
            f"equivalent_cell_stack: the states have shapes {shapes} for units {units}."
        )
        begun, states = parts_of(answer_of_copy(config, weights, x[:, :3], {}), len(units))
        goes_on = answer_of_copy(config, weights, x[:, 3:], {"initial_state": states})
        rest, _ = parts_of(goes_on, len(units))
        assert np.max(np.abs(tf.concat([begun, rest], axis=1) - whole)) < 1e-5, (
            "equivalent_cell_stack: two halves, with the states handed on, give other outputs than the whole."
        )
        assert np.max(np.abs(whole[:, -1] - last[-1][0])) < 1e-6, (
            "equivalent_cell_stack: the last hidden state of the top layer is not its last output."
        )


test_cells_states(fresh("test_cells_states"))
