# Hidden test (3 points): one update for each window, with a gradient that ends at the edges of the window.
def forecast_by_hand(weights, x, y, h):
    """The loss of one window in NumPy, and the state at its end. weights: those of cell and readout."""
    W, U, b, V, c = weights
    states = states_by_hand(x, h, W, U, b)
    return np.mean((states @ V + c - y) ** 2), states[:, -1]


def train_by_hand(weights, series, window, epochs, rate, max_norm=np.inf, frozen=False):
    """Truncated backpropagation with plain SGD in NumPy, its gradients by central differences. Returns the weights.

    frozen: the readout.
    """
    steps = series.shape[1] - 1
    for _ in range(epochs):
        h = np.zeros((len(series), len(weights[1])))
        for start in range(0, steps, window):
            x, y = series[:, :-1][:, start : start + window], series[:, 1:][:, start : start + window]
            gradients = central_differences(lambda *w: forecast_by_hand(w, x, y, h)[0], weights)
            if frozen:
                gradients[-2:] = [0 * g for g in gradients[-2:]]
            _, h = forecast_by_hand(weights, x, y, h)
            norm = np.sqrt(sum(np.sum(g**2) for g in gradients))
            weights = [w - rate * min(1, max_norm / norm) * g for w, g in zip(weights, gradients)]
    return weights


def distance_from(right, weights):
    """The largest difference between weights and the right ones."""
    return max(np.max(np.abs(w - r)) for w, r in zip(weights, right, strict=True))


def test_truncated_cut(rng):
    for C, H, steps, window, epochs in [(1, 2, 6, 2, 1), (2, 3, 4, 2, 2)]:
        before = random_weights(rng, C, H)
        series = rng.normal(size=(2, steps + 1, C)).astype("float32")
        right = train_by_hand(before, series, window, epochs, 0.2)
        _, weights, _ = trained(before, series, window, epochs, ("SGD", 0.2), max_norm=1e6)
        assert distance_from(right, weights) < 1e-4, (
            "train_truncated: the weights are not those of one update for each window, with a gradient cut at its edges."
        )


with_a_correct_train_step(test_truncated_cut)
