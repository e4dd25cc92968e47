# Hidden test (1 point): input_gate keeps the dtype of its inputs, and leaves them alone.
def test_input_gate_dtype(rng):
    assert_kind(input_gate, rng, x_t=(2, 3), h_prev=(2, 5), W=(3, 5), U=(5, 5), b=(5,))


with_correct(test_input_gate_dtype)
