x, _ = noisy_bits(rng, 1, 100)
x = np.repeat(x, 2, axis=0)
x[:, :10, 1], x[:, 5, 1] = 0, 1
x[:, 5, 0] = [1, -1]
trace = {
    key: np.asarray(value)
    for key, value in gate_trace(
        networks["your LSTM"].layers[0].cell,
        x,
    ).items()
}
figure, axes = plt.subplots(
    4,
    1,
    figsize=(9, 7),
    sharex=True,
    layout="constrained",
)
axes[0].plot(x[0, :, 0], color="gray", linewidth=0.8)
axes[0].plot([5, 5], [1, -1], "o", color="black")
axes[0].set(title="heard: noise, and the bit at step 5")
for axis, key, name in zip(
    axes[1:3],
    ("i", "f"),
    ("input gate", "forget gate"),
):
    axis.plot(trace[key][0], color="#0072B2", linewidth=0.8, alpha=0.6)
    axis.set(title=f"{name} of each unit, bit 1")
axes[1].set(yscale="log", ylim=(1e-4, 1.5))
axes[2].set(ylim=(-0.05, 1.05))
# (T, H): what the bit has changed in the memory
difference = np.abs(trace["c"][0] - trace["c"][1])
unit = np.argmax(difference[-1])
opened = np.max(
    trace["i"][0, 5] / np.median(trace["i"][0, 10:30], axis=0),
)
print(
    "at the flag, an input gate opens to",
    f"{np.max(trace['i'][0, 5]):.2f}, and one to {opened:.0f} times",
    "its usual value",
)
places = 6, 20, 50, 99
moved = [f"{difference[t, unit]:.2f} at step {t}" for t in places]
print("difference of the cell states:", ", ".join(moved))
axes[3].plot(trace["c"][0, :, unit], label="bit 1")
axes[3].plot(trace["c"][1, :, unit], "--", label="bit 0")
axes[3].set(xlabel="step", title=f"cell state of unit {unit}")
axes[3].legend();
