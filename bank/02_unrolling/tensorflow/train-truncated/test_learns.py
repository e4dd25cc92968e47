# Hidden test (2 points): it learns drifting waves, and soon beats the forecast 'the same as now'.
def test_truncated_learns(rng):
    ratios = []
    for _ in range(2):  # the better of two: a start that happens to be bad costs nothing
        waves = drifting_waves(rng, 8, 151)
        cell, readout = cell_and_readout(rng, 1, 16)
        W, U, b = cell.get_weights()
        cell.set_weights(
            [0 * W, U / 4, b / 4]
        )  # it does not read yet, so that the readout alone can learn nothing
        same_as_now = np.mean((waves[:, 1:] - waves[:, :-1]) ** 2)
        history = train_truncated(cell, waves, 10, 6, readout, keras.optimizers.Adam(0.01))
        ratios.append(history[-1] / same_as_now)
        if ratios[-1] < 1:
            return
    raise AssertionError(
        f"train_truncated: after 6 epochs the error is {min(ratios):.2f} times that of the forecast 'the same as now'."
    )


with_a_correct_train_step(test_truncated_learns)
