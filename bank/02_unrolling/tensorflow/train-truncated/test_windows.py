# Hidden test (1 point): every window makes one update, the short last one included.
def test_truncated_windows(rng):
    for steps, window, epochs, updates in [(5, 3, 2, 4), (3, 9, 1, 1)]:
        cell, readout = cell_and_readout(rng, 1, 2)
        optimizer, series = keras.optimizers.SGD(0.1), rng.normal(size=(1, steps + 1, 1)).astype("float32")
        train_truncated(cell, series, window, epochs, readout, optimizer)
        made = int(optimizer.iterations)
        assert made == updates, (
            f"train_truncated makes {made} updates in {epochs} epochs of {steps} steps with a window of {window}, not {updates}."
        )


with_a_correct_train_step(test_truncated_windows)
