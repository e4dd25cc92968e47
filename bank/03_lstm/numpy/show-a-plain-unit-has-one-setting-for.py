B, T, H = 16, 20, 16


def first_word_recall(rng):
    """Sentences as one-hot words, (B, T, 4), and the place of each: +1
    or -1.
    """
    words = rng.integers(2, 4, size=(B, T))  # words 2 and 3 are filler
    words[:, 0] = rng.integers(2, size=B)  # words 0 and 1 are places
    return np.eye(
        4,
        dtype=np.float32,
    )[words], np.float32(2) * words[:, 0] - 1


def train(seed, forget_bias, updates=150, rate=0.5):
    """Train a network; return the loss of each batch."""
    rng = np.random.default_rng(seed)
    W, U, b = init_lstm(4, H, rng, forget_bias)
    v = rng.normal(size=H).astype(np.float32) / np.sqrt(
        np.float32(H)
    )  # v turns the last hidden state into a score
    start, losses = np.zeros((B, H), np.float32), []
    for _ in range(updates):
        x, place = first_word_recall(rng)
        states, cells = lstm_forward(x, start, start, W, U, b)
        score = states[:, -1] @ v
        # the loss is log(1 + exp(-place score))
        dscore = -place / (1 + np.exp(place * score)) / B
        dstates = np.zeros_like(states)
        dstates[:, -1] = dscore[:, None] * v
        grads = [
            *lstm_backward(
                dstates,
                x,
                start,
                start,
                states,
                cells,
                W,
                U,
                b,
            )[3:],
            dscore @ states[:, -1],
        ]
        norm = np.sqrt(sum(np.sum(g**2) for g in grads))
        for weight, g in zip((W, U, b, v), grads):
            # clipped to a norm of 1
            weight -= rate * min(1.0, float(1 / norm)) * g
        losses.append(np.mean(np.log1p(np.exp(-place * score))))
    return losses


figure, panels = plt.subplots(
    1,
    2,
    figsize=(9, 3),
    sharey=True,
    layout="constrained",
)
for axes, forget_bias in zip(panels, (1.0, 3.0)):
    runs = np.array([train(seed, forget_bias) for seed in range(5)])
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
        title=f"forget bias {forget_bias:.0f}: {learned} of 5 learn it",
    )
panels[0].set(ylabel="loss (dotted: chance)", ylim=(0, 1.2));
