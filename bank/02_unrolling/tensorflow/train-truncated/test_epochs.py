# Hidden test (1 point): every epoch starts from a state of zeros.
def test_truncated_epochs(rng):
    weights = random_weights(rng, 2, 3)
    series = rng.normal(size=(2, 5, 2)).astype("float32")
    history, _, _ = trained(weights, series, 1, 3)
    assert np.max(np.abs(np.diff(history))) < 1e-5, (
        "train_truncated: with a rate of 0, epochs differ in their loss. Each should start from zeros."
    )


with_a_correct_train_step(test_truncated_epochs)
