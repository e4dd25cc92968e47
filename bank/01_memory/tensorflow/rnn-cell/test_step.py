# Hidden test (2 points): one step obeys the equation, with weights in the order kernel, recurrent_kernel, bias.
def test_rnn_cell_step(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 5), (3, 4, 4)]:
        cell = RNNCell(H)
        assert (cell.state_size, cell.output_size) == (H, H), (
            "RNNCell: state_size and output_size should be H."
        )
        cell.build((None, D))
        names = [w.name for w in cell.weights]
        assert names == ["kernel", "recurrent_kernel", "bias"], f"RNNCell: the weights are called {names}."
        W, U, b, x, h = (rng.normal(size=s).astype("float32") for s in [(D, H), (H, H), (H,), (B, D), (B, H)])
        cell.set_weights([W, U, b])
        output, states = cell(tf.constant(x), [tf.constant(h)])
        assert np.shape(output) == (B, H), (
            "RNNCell.call returns first the output (B, H), then the list of new states."
        )
        right = np.tanh(x @ W + h @ U + b)
        assert np.max(np.abs(output - right)) < 1e-5, "RNNCell: the output is not tanh(x_t W + h_prev U + b)."


test_rnn_cell_step(fresh("test_rnn_cell_step"))
