# Hidden test (1 point): softmax_attention keeps the dtype of its inputs, and leaves them alone.
def test_softmax_attention_dtype(rng):
    mask = random_mask(rng, 2, 7, 6)
    kept = mask.copy()

    def attention(q, k, v):
        return softmax_attention(q, k, v, mask)

    attention.__name__ = "softmax_attention"
    assert_kind(attention, rng, q=(2, 7, 3), k=(2, 6, 3), v=(2, 6, 5))
    assert np.array_equal(mask, kept), "softmax_attention changes its argument mask."


test_softmax_attention_dtype(fresh("test_softmax_attention_dtype"))
