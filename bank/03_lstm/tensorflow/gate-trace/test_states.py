# Hidden test (2 points): the states are those of keras.layers.LSTM, at every step.
def test_trace_states(rng):
    assert_trace(rng, ("c", "h"))
    x, lstm = (
        tf.constant(rng.normal(size=(3, 7, 2)), "float32"),
        built_lstm(rng, 2, 4, return_sequences=True, return_state=True),
    )
    states, _, last = lstm(x)
    trace, *_ = traced(lstm.get_weights(), x, is_keras=True)
    c, h = entries(trace, ("c", "h")).values()
    assert np.max(np.abs(h - states)) < 1e-5 and np.max(np.abs(c[:, -1] - last)) < 1e-5, (
        "gate_trace: the states are not those of keras.layers.LSTM with the same weights."
    )


with_a_correct_cell(test_trace_states)
