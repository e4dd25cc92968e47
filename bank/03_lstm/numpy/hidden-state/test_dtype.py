# Hidden test (1 point): hidden_state keeps the dtype of its inputs, and leaves them alone.
def test_hidden_state_dtype(rng):
    assert_kind(hidden_state, rng, o_t=(3, 3), c_t=(3, 3))


with_correct(test_hidden_state_dtype)
