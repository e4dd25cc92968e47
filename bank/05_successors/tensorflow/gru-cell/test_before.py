# Hidden test (2 points): with reset_after=False one step obeys the equations; weights and states have their names and shapes.
def gru_by_hand(x_t, h_prev, W, U, b):
    """One step in NumPy and float64, with one axis more instead of blocks. The shape of b says which form."""
    x_t, h_prev, W, U, b = (np.asarray(a, dtype="float64") for a in (x_t, h_prev, W, U, b))
    D, H = len(W), len(U)
    rows = b.reshape(-1, 3, 1, H)
    read = np.einsum("bd,dgh->gbh", x_t, W.reshape(D, 3, H)) + rows[0]
    back = np.einsum("bk,kgh->gbh", h_prev, U.reshape(H, 3, H)) + (rows[1] if b.ndim == 2 else 0)
    z_t, r_t = 1 / (1 + np.exp(-(read[:2] + back[:2])))
    seen = r_t * back[2] if b.ndim == 2 else np.einsum("bk,kh->bh", r_t * h_prev, U.reshape(H, 3, H)[:, 2])
    h_tilde = 1 - 2 / (np.exp(2 * (read[2] + seen)) + 1)  # tanh, written another way
    return h_tilde + z_t * (h_prev - h_tilde)


def shape_of_bias(H, after):
    return (2, 3 * H) if after else (3 * H,)


def random_weights(rng, D, H, after):
    """A kernel, a recurrent kernel and a bias that is not zero."""
    shapes = [(D, 3 * H), (H, 3 * H), shape_of_bias(H, after)]
    return [rng.normal(size=shape).astype("float32") for shape in shapes]


@probe
def built_sizes(D, H, after):
    """What a built cell says of its states, and the names and shapes of its weights."""
    cell = GRUCell(H, reset_after=after)
    states = cell.state_size, cell.output_size
    cell.build((None, D))
    weights = [cell.kernel, cell.recurrent_kernel, cell.bias]
    return states, [w.name for w in cell.weights], [tuple(w.shape) for w in weights]


@probe
def one_step(weights, x, h, after, dtype="float32"):
    """What a cell with these weights gives for one step."""
    cell = GRUCell(h.shape[1], reset_after=after, dtype=dtype)
    cell.build((None, x.shape[1]))
    cell.set_weights(weights)
    return cell(tf.constant(x), [tf.constant(h)])


def assert_step(rng, after):
    """Compare one step of the cell with that by hand, for one form and several sizes."""
    form = f"with reset_after={after}"
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 5), (3, 4, 4)]:
        sizes, names, shapes = built_sizes(D, H, after)
        one_state = H if isinstance(sizes[0], int) else [H]
        assert sizes[0] == one_state and sizes[1] == H, "GRUCell: state_size and output_size should be H."
        assert names == ["kernel", "recurrent_kernel", "bias"], f"GRUCell: the weights are called {names}."
        assert shapes == [(D, 3 * H), (H, 3 * H), shape_of_bias(H, after)], (
            f"GRUCell: {form} kernel, recurrent_kernel or bias has a wrong shape."
        )
        weights = random_weights(rng, D, H, after)
        x, h = (rng.normal(size=size).astype("float32") for size in [(B, D), (B, H)])
        output, states = one_step(weights, x, h, after)
        assert len(states) == 1, "GRUCell.call returns h_t and the list [h_t]."
        right = gru_by_hand(x, h, *weights)
        for name, got in [("the output", output), ("the new state", states[0])]:
            assert np.shape(got) == (B, H), (
                f"GRUCell: {name} has shape {np.shape(got)}; it should be {(B, H)}."
            )
            assert np.max(np.abs(got - right)) < 1e-5, f"GRUCell: {form} {name} is not h_t of the equations."


def test_gru_cell_before(rng):
    assert_step(rng, after=False)


test_gru_cell_before(fresh("test_gru_cell_before"))
