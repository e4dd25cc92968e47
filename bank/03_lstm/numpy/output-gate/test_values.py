# Hidden test (1 point): output_gate obeys its equation, for any B, D and H.
def test_output_gate_values(rng):
    assert_gate("output_gate", output_gate, lambda z: 1 / (1 + np.exp(-z)), rng)


with_correct(test_output_gate_values)
