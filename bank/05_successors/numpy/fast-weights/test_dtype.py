# Hidden test (1 point): fast_weights keeps the dtype of its inputs, and leaves them alone.
def test_fast_weights_dtype(rng):
    assert_kind(fast_weights, rng, q=(2, 7, 3), k=(2, 7, 3), v=(2, 7, 5), S=(2, 3, 5))


run_with(test_fast_weights_dtype, linear_attention=correct_linear_attention)
