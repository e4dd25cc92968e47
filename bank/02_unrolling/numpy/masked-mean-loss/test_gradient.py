# Hidden test (2 points): the gradient is that of the loss: one share for each real step, 0 in the padding.
def test_masked_mean_loss_gradient(rng):
    for B, T in [(1, 1), (1, 6), (3, 4), (6, 3), (2, 9)]:
        losses, lengths = rng.exponential(size=(B, T)), rng.integers(1, T + 1, size=B)
        lengths[0] = T
        losses[0, 0] = 0.0
        gradient = np.asarray(masked_mean_loss(losses.copy(), lengths.copy())[1])
        assert gradient.shape == (B, T), (
            f"masked_mean_loss gives a gradient of shape {gradient.shape} for {B, T}."
        )
        for b in range(B):
            for t in range(T):
                right = 1 / int(np.sum(lengths)) if t < lengths[b] else 0.0
                assert abs(gradient[b, t] - right) < 1e-6, (
                    f"masked_mean_loss: the gradient at row {b}, step {t} is {gradient[b, t]:.4g}, not {right:.4g} "
                    f"(lengths {lengths}, T = {T})."
                )


test_masked_mean_loss_gradient(fresh("test_masked_mean_loss_gradient"))
