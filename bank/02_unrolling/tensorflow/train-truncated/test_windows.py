# Hidden test (1 point): every window makes one update, the short last one included.
def test_truncated_windows(rng):
    series = rng.normal(size=(1, 6, 1)).astype("float32")
    _, _, made = trained(random_weights(rng, 1, 2), series, 3, 2, ("SGD", 0.1))
    assert made == 4, (
        f"train_truncated makes {made} updates in 2 epochs of 5 steps with a window of 3, not 4."
    )


with_a_correct_train_step(test_truncated_windows)
