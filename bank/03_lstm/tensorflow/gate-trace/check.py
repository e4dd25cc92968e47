def _check_gate_trace():
    cell = keras.layers.LSTMCell(4)
    cell.build((None, 3))
    cell.set_weights(weights_for_checks(3, 4))
    x = waves(2, 2, 5, 3)
    try:
        trace = gate_trace(cell, tf.constant(x))
        again = gate_trace(cell, x)
    except NotImplementedError:
        raise
    except Exception as error:
        raise AssertionError(
            f"gate_trace fails for a keras.layers.LSTMCell and x of shape (2, 5, 3), a tensor or a NumPy array: {str(error)[:200]}"
        )
    keys = ["i", "f", "c_tilde", "o", "c", "h"]
    assert isinstance(trace, dict) and set(trace) == set(keys), (
        f"gate_trace returns {sorted(trace) if isinstance(trace, dict) else type(trace).__name__}; "
        f"return a dictionary with the keys {keys}."
    )
    for key in keys:
        shape = np.shape(trace[key])
        assert shape != (5, 2, 4), (
            f"gate_trace: time comes first in {key!r}; it should be (B, T, H), batch first."
        )
        assert shape != (2, 4), f"gate_trace: {key!r} holds one step; keep all of them, (B, T, H)."
        assert shape == (2, 5, 4), f"gate_trace: {key!r} has shape {shape} for B, T, H = (2, 5, 4)."
        assert np.allclose(trace[key], again[key]), (
            "gate_trace gives other numbers for a NumPy array than for a tensor."
        )
    for key in ("i", "f", "o"):
        assert np.min(trace[key]) > 0, (
            f"gate_trace: {key!r} holds numbers below 0; a gate is a sigmoid, between 0 and 1."
        )
        assert np.max(trace[key]) < 1, f"gate_trace: {key!r} holds numbers above 1; a gate is a sigmoid."
    hint = "the numbers are not those of the equations"
    mistakes = {
        0.21646: "the input and forget gates are swapped: Keras packs i, f, c, o.",
        0.79139: "the bias is left out.",
        0.56091: "every step starts from zeros; hand h_t and c_t to the next step.",
        0.55604: "the gates read c_prev; they read h_prev.",
        0.53563: "the gates are one step ahead of h_prev: they read the hidden state from before the step.",
        0.95846: "this is 1 - f_t. In spite of its name the gate says how much to keep.",
        0.50333: "the gates of one step are repeated; each step has its own.",
        0.87247: "time runs backwards: the first entry belongs to x[:, 0].",
    }
    compare("gate_trace: 'f'", trace["f"], 0.55697, mistakes, hint)
    compare("gate_trace: 'i'", trace["i"], 0.23457, {}, hint)
    compare("gate_trace: 'o'", trace["o"], 0.58206, {}, hint)
    mistakes = {
        0.50115: "the tanh of the candidate is missing.",
        0.17370: "this is i_t * c_tilde; give the candidate before the gate.",
    }
    compare("gate_trace: 'c_tilde'", trace["c_tilde"], 0.49006, mistakes, hint)
    mistakes = {
        0.10827: "this is h_t; 'c' is the cell state.",
        -0.00971: "the states are one step late: give those after the step.",
        0.16528: "this is tanh(c_t); 'c' is the memory itself.",
    }
    compare("gate_trace: 'c'", trace["c"], 0.16574, mistakes, hint)
    compare("gate_trace: 'h'", trace["h"], 0.10827, {}, hint)
    print("gate_trace: this looks right.")


_check_gate_trace()
