# Hidden test (1 point): what stands in the padding does not matter, NaN and infinity included.
def test_masked_mean_loss_padding(rng):
    for B, T in [(2, 5), (4, 6)]:
        losses, lengths = 0.5 + rng.exponential(size=(B, T)), rng.integers(1, T, size=B)
        lengths[:2] = 1, T - 1
        found = []
        for filled in (1.0, 1e6, np.nan, np.inf):
            padded = losses.copy()
            for b in range(B):
                padded[b, lengths[b] :] = filled
            with np.errstate(all="ignore"):
                loss, gradient = masked_mean_loss(padded, lengths.copy())
            found.append([float(loss), *np.ravel(gradient).tolist()])
            assert np.allclose(found[-1], found[0], rtol=1e-5, atol=1e-7), (
                f"masked_mean_loss gives {found[-1][0]:.4g} with a padding of {filled}, and {found[0][0]:.4g} with one of 1."
            )


test_masked_mean_loss_padding(fresh("test_masked_mean_loss_padding"))
