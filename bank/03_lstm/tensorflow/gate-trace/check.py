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
        ### MISTAKES forget_first, no_bias, state_not_carried, reads_c, cell_called_first, one_minus_f,
        ### last_step_repeated, time_reversed
    }
    compare("gate_trace: 'f'", trace["f"], 0.55697, mistakes, hint)
    compare("gate_trace: 'i'", trace["i"], 0.23457, {}, hint)
    compare("gate_trace: 'o'", trace["o"], 0.58206, {}, hint)
    mistakes = {
        ### MISTAKES candidate_not_squashed, candidate_gated
    }
    compare("gate_trace: 'c_tilde'", trace["c_tilde"], 0.49006, mistakes, hint)
    mistakes = {
        ### MISTAKES states_swapped, one_late, c_squashed
    }
    compare("gate_trace: 'c'", trace["c"], 0.16574, mistakes, hint)
    compare("gate_trace: 'h'", trace["h"], 0.10827, {}, hint)
    print("gate_trace: this looks right.")


_check_gate_trace()
