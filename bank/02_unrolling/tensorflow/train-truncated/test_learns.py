# Hidden test (2 points): it learns drifting waves, and soon beats the forecast 'the same as now'.
def test_truncated_learns(rng):
    ratios = []
    for _ in range(2):  # the better of two: a start that happens to be bad costs nothing
        waves = drifting_waves(rng, 8, 151)
        W, U, b, V, c = random_weights(rng, 1, 16)
        # It does not read yet, so that the readout alone can learn nothing.
        start = [0 * W, U / 4, b / 4, V, c]
        history, weights, _ = trained(start, waves.copy(), 10, 6, ("Adam", 0.01))
        # The error that the history tells, or that the weights make, if that is larger.
        error, _ = forecast_by_hand(weights, waves[:, :-1], waves[:, 1:], np.zeros((len(waves), 16)))
        ratios.append(max(history[-1], error) / np.mean((waves[:, 1:] - waves[:, :-1]) ** 2))
        if ratios[-1] < 1:
            return
    raise AssertionError(
        f"train_truncated: after 6 epochs the error is {min(ratios):.2f} times that of the forecast 'the same as now'."
    )


with_a_correct_train_step(test_truncated_learns)
