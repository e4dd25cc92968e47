### INSERT helpers/copy_of.py


def stack_for_check(D, units, dropout=0.0, kind=keras.layers.LSTM):
    """A stack that is right, whatever the answer above is."""
    layers = [keras.layers.Input((None, D))]
    for H in units:
        layers += [kind(H, return_sequences=True), keras.layers.Dropout(dropout)]
    return keras.Sequential(layers[:-1])


def _check_equivalent_cell_stack():
    units = [3, 3, 3]
    stack = stack_for_check(3, units, 0.5)
    weights = weights_for_checks(3, units)
    stack.set_weights(weights)
    x = tf.constant(waves(2, 2, 5, 3))
    copy = copy_of(equivalent_cell_stack, stack)
    assert isinstance(copy, keras.layers.RNN), (
        f"equivalent_cell_stack returns {type(copy).__name__}; return a keras.layers.RNN around a StackedRNNCells."
    )
    assert isinstance(copy.cell, keras.layers.StackedRNNCells), (
        f"equivalent_cell_stack: the cell of the layer is {type(copy.cell).__name__}; it should be a keras.layers.StackedRNNCells."
    )
    kinds = [type(cell).__name__ for cell in copy.cell.cells]
    assert kinds == ["LSTMCell"] * 3, f"equivalent_cell_stack: for three LSTM layers the cells are {kinds}."
    assert copy.return_sequences, (
        "equivalent_cell_stack: return_sequences is missing; all steps are asked for."
    )
    assert copy.return_state, (
        "equivalent_cell_stack: return_state is missing; without the states nobody can go on from there."
    )
    assert copy.built, "equivalent_cell_stack: the copy is not built, so it cannot hold weights."
    got = copy.get_weights()
    assert [w.shape for w in got] == stack_shapes(3, units), (
        f"equivalent_cell_stack: the weights have shapes {[w.shape for w in got]}, not {stack_shapes(3, units)}."
    )
    answer = copy(x)
    mistakes = {
        ### MISTAKES reversed_cells, same_weights, biases_forgotten, kernels_swapped
    }
    apart = np.max(np.abs(answer[0] - stack(x)))
    assert np.allclose(answer[0], copy(x)[0]) and np.allclose(answer[0], copy(x, training=True)[0]), (
        "equivalent_cell_stack: the copy drops numbers; leave dropout out."
    )
    compare(
        "equivalent_cell_stack",
        answer[0],
        0.08739,
        mistakes,
        f"equal weights should give equal outputs; they are {apart:.2g} apart. Are the weights copied?",
    )
    assert len(answer) == 4, (
        f"equivalent_cell_stack: the copy gives {len(answer)} things for three layers; the states at all steps, and [h, c] of each layer."
    )
    deeper = stack_for_check(2, [4, 3])
    copy = equivalent_cell_stack(deeper)
    assert np.allclose(copy(x[..., :2])[0], deeper(x[..., :2]), atol=1e-5), (
        "equivalent_cell_stack: with layers of 4 and 3 units on 2 inputs the copy gives other outputs."
    )
    copy.set_weights([w + 1 for w in copy.get_weights()])
    assert not np.allclose(copy(x[..., :2])[0], deeper(x[..., :2]), atol=1e-3), (
        "equivalent_cell_stack: the copy shares its weights with the stack; it should have its own."
    )
    for what, other in {
        "a stack of GRU layers": stack_for_check(2, [3], kind=keras.layers.GRU),
        "a stack with a dense layer on top": keras.Sequential(
            [*stack_for_check(2, [3]).layers, keras.layers.Dense(2)]
        ),
    }.items():
        try:
            other(tf.zeros((1, 2, 2)))
            equivalent_cell_stack(other)
        except ValueError:
            continue
        except Exception as error:
            raise AssertionError(
                f"equivalent_cell_stack raises {type(error).__name__} for {what}; raise ValueError."
            )
        raise AssertionError(
            f"equivalent_cell_stack accepts {what}, and would lose a part of it; raise a ValueError."
        )
    print("equivalent_cell_stack: this looks right.")


_check_equivalent_cell_stack()
