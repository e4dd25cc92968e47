B, T, H = 16, 20, 16


def first_word_recall(rng):
    """Sentences as one-hot words, (B, T, 4), and targets (B, T): +1 or
    -1 at the last step, 0 where nothing is asked.
    """
    words = rng.integers(2, 4, size=(B, T))  # words 2 and 3 are filler
    words[:, 0] = rng.integers(2, size=B)  # words 0 and 1 are places
    y = np.zeros((B, T))
    y[:, -1] = 2 * words[:, 0] - 1
    return np.eye(4)[words], y


def train(seed, window, updates=300, rate=0.5):
    """Train a network; return the loss of each batch."""
    rng = np.random.default_rng(seed)
    W, U = (
        0.5 * rng.normal(size=(4, H)),
        np.linalg.qr(rng.normal(size=(H, H)))[0],
    )
    # v turns a state into a score
    b, v = np.zeros(H), rng.normal(size=H) / np.sqrt(H)
    losses = []
    for _ in range(updates):
        h = np.zeros((B, H))
        for x, y in truncated_windows(*first_word_recall(rng), window):
            states = rnn_forward(x, h, W, U, b)
            scores = states @ v
            # The loss is log(1 + exp(-y score)); its gradient is 0
            # where nothing is asked.
            dscores = -y / (1 + np.exp(y * scores)) / B
            _, _, *grads = rnn_backward(
                dscores[..., None] * v,
                x,
                h,
                states,
                W,
                U,
            )
            grads.append(
                np.sum(dscores[..., None] * states, axis=(0, 1)),
            )
            for weight, gradient in zip(
                (W, U, b, v),
                clip_by_global_norm(grads, 1.0)[0],
            ):
                weight -= rate * gradient
            # the state goes on, the gradient ends here
            h = states[:, -1]
        losses.append(
            np.mean(np.log1p(np.exp(-y[:, -1] * scores[:, -1]))),
        )
    return losses


figure, panels = plt.subplots(
    1,
    2,
    figsize=(9, 3),
    sharey=True,
    layout="constrained",
)
for axes, window in zip(panels, (20, 5)):
    runs = np.array([train(seed, window) for seed in range(5)])
    # means of 10 batches
    smooth = runs.reshape(5, -1, 10).mean(axis=-1)
    axes.plot(
        10 * np.arange(smooth.shape[1]),
        smooth.T,
        color="#0072B2",
        alpha=0.6,
    )
    axes.axhline(np.log(2), linestyle=":", color="gray")
    learned = np.sum(smooth[:, -1] < 0.1)
    axes.set(
        xlabel="updates",
        title=f"gradient over {window} words: {learned} of 5 learn it",
    )
panels[0].set(ylabel="loss (dotted: chance)", ylim=(0, 1.2));
