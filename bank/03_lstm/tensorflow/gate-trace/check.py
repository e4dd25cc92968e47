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
            f"gate_trace fails for a keras.layers.LSTMCell and x of shape (2, 5, 3), a tensor or a NumPy array: {what_failed(error)}"
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
    # In the order in which they are worked out, step by step: what is wrong first makes others wrong.
    right = {
        "f": [0.40763, 0.66050, 0.45115, 0.67194, 0.45886],
        "i": [0.24796, 0.60918, 0.25595, 0.53351, 0.31683],
        "o": [0.47746, 1.19556, 0.52603, 1.09442, 0.62376],
        "c_tilde": [1.42628, -1.48701, 1.15017, -1.23237, 0.82746],
        "c": [0.44785, -0.24402, 0.27121, -0.23970, 0.17156],
        "h": [0.27045, -0.14494, 0.16515, -0.13815, 0.10479],
    }
    for t, key in [(t, key) for t in range(5) for key in right]:
        if abs(fingerprint(np.asarray(trace[key])[:, t]) - right[key][t]) < 1e-4:
            continue
        # What is wrong is known: here the numbers of all steps are looked up, and no number is right.
        name = f"gate_trace: {key!r}, first wrong at x[:, {t}]"
        hint = "all that comes before is right, and these numbers are not those of the equations"
        mistakes = {
            ### MISTAKES forget_first, no_bias, state_not_carried, reads_c, cell_called_first, one_minus_f,
            ### last_step_repeated, time_reversed
        }
        if key in ("f", "i", "o"):
            compare(name, trace[key], np.nan, mistakes, hint)
        mistakes = {
            ### MISTAKES candidate_not_squashed, candidate_gated
        }
        if key == "c_tilde":
            compare(name, trace[key], np.nan, mistakes, hint)
        mistakes = {
            ### MISTAKES states_swapped, one_late, c_squashed
        }
        if key in ("c", "h"):
            compare(name, trace[key], np.nan, mistakes, hint)
    print("gate_trace: this looks right.")


_check_gate_trace()
