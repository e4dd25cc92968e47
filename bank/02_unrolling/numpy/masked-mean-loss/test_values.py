# Hidden test (2 points): the loss is the mean over the real steps of all rows, each step counted alike.
def test_masked_mean_loss_values(rng):
    for B, T in [(1, 1), (1, 6), (3, 4), (6, 3), (2, 9)]:
        losses, lengths = rng.exponential(size=(B, T)), rng.integers(1, T + 1, size=B)
        lengths[0] = T
        losses[0, 0] = 0.0  # a step that is right has a loss of 0, and counts
        loss = float(masked_mean_loss(losses.copy(), lengths.copy())[0])
        real = [value for b in range(B) for value in losses[b].tolist()[: int(lengths[b])]]
        right = sum(real) / len(real)
        assert abs(loss - right) < 1e-5 * (1 + right), (
            f"masked_mean_loss gives {loss:.6g} for B, T = {B, T} and lengths {lengths}, not {right:.6g}."
        )


test_masked_mean_loss_values(fresh("test_masked_mean_loss_values"))
