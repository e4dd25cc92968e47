keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
cell, readout = keras.layers.SimpleRNNCell(48), keras.layers.Dense(1)
cell.build((None, 1))
readout.build((None, 48))
# 40 epochs of 15 windows
rates = keras.optimizers.schedules.CosineDecay(0.005, 40 * 15)
history = train_truncated(
    cell,
    drifting_waves(rng, 64, 301),
    20,
    40,
    readout,
    keras.optimizers.Adam(rates),
)
print(
    f"mean squared error: first epoch {history[0]:.4f}, last",
    f"{history[-1]:.5f}",
)

waves = drifting_waves(rng, 3, 400)
state, heard, forecasts = tf.zeros((3, 48)), 200, []
for t in range(400):
    value = waves[:, t] if t < heard else forecasts[-1]
    output, (state,) = cell(value, [state])
    forecasts.append(readout(output))
forecasts = np.stack(forecasts, axis=1)

figure, axes = plt.subplots(
    3,
    1,
    figsize=(9, 5),
    sharex=True,
    layout="constrained",
)
for wave, forecast, axis in zip(waves, forecasts, axes):
    axis.plot(
        np.arange(100, 400),
        wave[100:],
        color="gray",
        linestyle=":",
        label="the wave",
    )
    axis.plot(
        np.arange(heard, 400),
        forecast[heard - 1 : -1],
        label="on its own",
    )
    axis.axvline(heard, color="black", linewidth=0.8)
    axis.set(yticks=[-1, 0, 1])
axes[0].legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2)
axes[2].set(xlabel="step");
