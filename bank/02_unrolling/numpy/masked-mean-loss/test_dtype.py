# Hidden test (1 point): the gradient keeps the dtype of the losses, and the arguments are left alone.
def test_masked_mean_loss_dtype(rng):
    for dtype in (np.float32, np.float64):
        losses, lengths = rng.exponential(size=(3, 5)).astype(dtype), np.array([5, 2, 3])
        given = losses.copy(), lengths.copy()
        gradient = masked_mean_loss(*given)[1]
        assert gradient.dtype == dtype, (
            f"masked_mean_loss gives {gradient.dtype} for losses of {np.dtype(dtype)}."
        )
        assert np.array_equal(given[0], losses), "masked_mean_loss changes its argument losses."
        assert np.array_equal(given[1], lengths), "masked_mean_loss changes its argument lengths."


test_masked_mean_loss_dtype(fresh("test_masked_mean_loss_dtype"))
