# Hidden test (2 points): one step obeys the equation, with weights in the order kernel, recurrent_kernel, bias.
@probe
def cell_sizes(H):
    cell = RNNCell(H)
    return cell.state_size, cell.output_size


@probe
def cell_weight_names(D, H):
    cell = RNNCell(H)
    cell.build((None, D))
    return [w.name for w in cell.weights]


@probe
def cell_output(weights, x, h):
    """What a cell with these weights gives out for one step."""
    cell = RNNCell(h.shape[1])
    cell.build((None, x.shape[1]))
    cell.set_weights(weights)
    output, states = cell(tf.constant(x), [tf.constant(h)])
    return output


def test_rnn_cell_step(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 5), (3, 4, 4)]:
        assert cell_sizes(H) == (H, H), "RNNCell: state_size and output_size should be H."
        names = cell_weight_names(D, H)
        assert names == ["kernel", "recurrent_kernel", "bias"], f"RNNCell: the weights are called {names}."
        W, U, b, x, h = (rng.normal(size=s).astype("float32") for s in [(D, H), (H, H), (H,), (B, D), (B, H)])
        output = cell_output([W, U, b], x, h)
        assert np.shape(output) == (B, H), (
            "RNNCell.call returns first the output (B, H), then the list of new states."
        )
        right = np.tanh(x @ W + h @ U + b)
        assert np.max(np.abs(output - right)) < 1e-5, "RNNCell: the output is not tanh(x_t W + h_prev U + b)."


test_rnn_cell_step(fresh("test_rnn_cell_step"))
