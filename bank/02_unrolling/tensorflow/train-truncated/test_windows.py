# Hidden test (1 point): every window makes one update, the short last one included.
def test_truncated_windows(rng):
    for steps, window, epochs, updates in [(5, 3, 2, 4), (3, 9, 1, 1)]:
        series = rng.normal(size=(1, steps + 1, 1)).astype("float32")
        _, _, made = trained(random_weights(rng, 1, 2), series, window, epochs, ("SGD", 0.1))
        assert made == updates, (
            f"train_truncated makes {made} updates in {epochs} epochs of {steps} steps with a window of {window}, not {updates}."
        )


with_a_correct_train_step(test_truncated_windows)
