# Hidden test (1 point): input_gate obeys its equation, for any B, D and H.
def test_input_gate_values(rng):
    assert_gate("input_gate", input_gate, lambda z: 1 / (1 + np.exp(-z)), rng)


with_correct(test_input_gate_values)
