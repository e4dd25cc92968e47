# Hidden test (1 point): the history has one number an epoch: every step counts the same, with the weights before its update.
def test_truncated_history(rng):
    W, U, b, V, c = random_weights(rng, 1, 3)
    weights = [W, 0 * U, b, V, c]  # without memory, so that only the weighing of the steps is seen
    series = rng.normal(size=(3, 6, 1)).astype("float32")
    right = np.mean((np.tanh(series[:, :-1] @ W + b) @ V + c - series[:, 1:]) ** 2)
    history, _, _ = trained(weights, series, 2, 2)
    assert np.shape(history) == (2,), "train_truncated: the history should have one number for each epoch."
    assert np.max(np.abs(np.subtract(history, right))) < 1e-4 * (1 + right), (
        "train_truncated: the loss of an epoch is not the mean over all its steps."
    )
    # One window, longer than the series, and one update: the loss is that of the start.
    history, _, _ = trained(weights, series, 9, 1, ("SGD", 0.2))
    assert abs(history[0] - right) < 1e-4 * (1 + right), (
        "train_truncated: the loss of a window is not that of the weights before its update."
    )


with_a_correct_train_step(test_truncated_history)
