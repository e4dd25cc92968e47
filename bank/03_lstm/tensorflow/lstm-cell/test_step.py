# Hidden test (3 points): one step obeys the equations, with weights in the order kernel, recurrent_kernel, bias.
def step_by_hand(x_t, h_prev, c_prev, W, U, b):
    """i, f, c_tilde, o, c and h of one step in NumPy and float64, with one axis more instead of blocks."""
    x_t, h_prev, c_prev, W, U, b = (np.asarray(a, dtype="float64") for a in (x_t, h_prev, c_prev, W, U, b))
    D, H = len(W), len(U)
    z = np.einsum("bd,dgh->gbh", x_t, W.reshape(D, 4, H)) + np.einsum(
        "bk,kgh->gbh", h_prev, U.reshape(H, 4, H)
    )
    z = z + b.reshape(4, 1, H)
    i, f, _, o = 1 / (1 + np.exp(-z))
    c_tilde = 1 - 2 / (np.exp(2 * z[2]) + 1)  # tanh, written another way
    c = np.einsum("kbh,kbh->bh", np.stack([f, i]), np.stack([c_prev, c_tilde]))
    return {"i": i, "f": f, "c_tilde": c_tilde, "o": o, "c": c, "h": o * np.tanh(c)}


def random_weights(rng, D, H):
    """A kernel, a recurrent kernel and a bias that is not zero."""
    return [rng.normal(size=shape).astype("float32") for shape in [(D, 4 * H), (H, 4 * H), (4 * H,)]]


@probe
def built_sizes(D, H):
    """What a built cell says of its states, and the names and shapes of its weights."""
    cell = LSTMCell(H)
    states = list(cell.state_size), cell.output_size
    cell.build((None, D))
    weights = [cell.kernel, cell.recurrent_kernel, cell.bias]
    return states, [w.name for w in cell.weights], [tuple(w.shape) for w in weights]


@probe
def one_step(weights, x, h, c, dtype="float32"):
    """What a cell with these weights gives for one step."""
    cell = LSTMCell(h.shape[1], dtype=dtype)
    cell.build((None, x.shape[1]))
    cell.set_weights(weights)
    return cell(tf.constant(x), [tf.constant(h), tf.constant(c)])


def test_lstm_cell_step(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 5), (3, 4, 4)]:
        sizes, names, shapes = built_sizes(D, H)
        assert sizes == ([H, H], H), "LSTMCell: state_size should be [H, H], and output_size H."
        assert names == ["kernel", "recurrent_kernel", "bias"], f"LSTMCell: the weights are called {names}."
        assert shapes == [(D, 4 * H), (H, 4 * H), (4 * H,)], (
            "LSTMCell: kernel, recurrent_kernel or bias has a wrong shape."
        )
        weights = random_weights(rng, D, H)
        x, h, c = (rng.normal(size=size).astype("float32") for size in [(B, D), (B, H), (B, H)])
        output, states = one_step(weights, x, h, c)
        right = step_by_hand(x, h, c, *weights)
        assert len(states) == 2, "LSTMCell.call returns h_t and the list [h_t, c_t]."
        for name, got, key in [
            ("the output", output, "h"),
            ("the new hidden state", states[0], "h"),
            ("the new cell state", states[1], "c"),
        ]:
            assert np.shape(got) == (B, H), (
                f"LSTMCell: {name} has shape {np.shape(got)}; it should be {(B, H)}."
            )
            assert np.max(np.abs(got - right[key])) < 1e-5, (
                f"LSTMCell: {name} is not {key}_t of the equations."
            )


test_lstm_cell_step(fresh("test_lstm_cell_step"))
