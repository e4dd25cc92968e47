steps, second = 1001, 500
rng = np.random.default_rng(4)
x = np.zeros((200, steps, 2))
x[:, :, 0] = rng.normal(size=(200, steps))
bits = rng.choice([-1, 1], size=(200, 2))
bits[0] = [1, -1]  # the sequence that is drawn
x[:, [0, second], 0], x[:, [0, second], 1] = bits, 1


def plain_latch(W, U):
    """The states of one tanh unit that reads input 0."""
    h, states = np.zeros(len(x)), []
    for t in range(steps):
        h = np.tanh(W * x[:, t, 0] + U * h)
        states.append(h)
    return np.stack(states, axis=1)


zeros = np.zeros((200, 1))
memories = {
    "your latch, c": lstm_forward(
        x,
        zeros,
        zeros,
        *latch_lstm(),
    )[1][:, :, 0],
    "tanh unit that listens, h": plain_latch(1.0, 2.0),
    "tanh unit nearly deaf, h": plain_latch(0.01, 10.0),
}
for name, memory in memories.items():
    before, after = (
        np.mean(
            np.sign(memory[:, t]) == bits[:, k],
        )
        for k, t in ((0, second - 1), (1, steps - 1))
    )
    print(
        f"{name:26} right just before the second bit:",
        f"{before:4.0%}   right at the end: {after:4.0%}",
    )

figure, (above, below) = plt.subplots(
    2,
    1,
    figsize=(9, 4.5),
    sharex=True,
    layout="constrained",
)
above.plot(x[0, :, 0], color="gray", linewidth=0.5)
above.plot(
    [0, second],
    bits[0],
    "o",
    color="black",
    label="bit, with a flag",
)
above.set(ylabel="input 0", title="What is heard")
above.legend(loc="upper right")
for (name, memory), style, width in zip(
    memories.items(),
    ("-", ":", "--"),
    (2.5, 0.8, 1.2),
):
    below.plot(memory[0], style, linewidth=width, label=name)
below.set(
    xlabel="step",
    ylabel="memory",
    ylim=(-1.2, 1.9),
    title="What is remembered",
)
below.legend(loc="upper right", ncols=3);
