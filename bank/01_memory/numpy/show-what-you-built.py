# every way to fill 4 words
fillers = np.stack(
    np.meshgrid(*[[4, 5]] * 4, indexing="ij"),
    -1,
).reshape(-1, 4)
places = np.repeat([0, 1, 2, 3], len(fillers))
sentences = np.concatenate(
    [places[:, None], np.tile(fillers, (4, 1))],
    axis=1,
)
windows = range(7)

inputs = np.zeros((1, 101, 1))
inputs[0, 0] = 1
W, U, b = latch_weights()

figure, (left, right) = plt.subplots(
    1,
    2,
    figsize=(9, 3),
    layout="constrained",
)
left.plot(
    windows,
    [best_window_accuracy(sentences, places, w) for w in windows],
    "o-",
)
left.axhline(1 / 4, linestyle=":", color="gray", label="chance")
left.legend(loc="upper left")
left.set(
    xlabel="words seen",
    ylabel="best possible accuracy",
    ylim=(0, 1.05),
    title="Without memory",
)
right.plot(
    rnn_forward(inputs, np.zeros((1, 1)), W, U, b)[0, :, 0],
    label="your latch",
)
right.plot(
    rnn_forward(
        inputs,
        np.zeros((1, 1)),
        W,
        np.array([[0.5]]),
        b,
    )[0, :, 0],
    "--",
    label="U = 0.5",
)
right.set(xlabel="step", ylabel="h", title="One bit, 100 steps")
right.legend();
