# Hidden test (1 point): linear_attention keeps the dtype of its inputs, and leaves them alone.
def test_linear_attention_dtype(rng):
    assert_kind(linear_attention, rng, q=(2, 7, 3), k=(2, 7, 3), v=(2, 7, 5))


test_linear_attention_dtype(fresh("test_linear_attention_dtype"))
