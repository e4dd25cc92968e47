def seconds_of_update(layer, T):
    """The least time of several updates of one layer, B = 1."""
    model = keras.Sequential([keras.layers.Input((T, 8)), layer])
    optimizer = keras.optimizers.SGD(0.01)

    @tf.function
    def update(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x) ** 2)
        weights = model.trainable_weights
        gradients = tape.gradient(loss, weights)
        optimizer.apply_gradients(zip(gradients, weights))

    x = tf.random.normal((1, T, 8))
    update(x)  # the first time it is traced
    times = []
    for _ in range(5):
        start = tf.timestamp()
        update(x)
        times.append(float(tf.timestamp() - start))
    return min(times)


layers = {
    "Keras's GRU": lambda: keras.layers.GRU(32, return_sequences=True),
    "RNN(GRUCell)": lambda: keras.layers.RNN(
        GRUCell(32),
        return_sequences=True,
    ),
    "MinLSTM": lambda: MinLSTM(32),
}
lengths = [16, 64, 256, 1024]
figure, axes = plt.subplots(figsize=(6, 3), layout="constrained")
for (name, make), style in zip(layers.items(), ("o-", "s--", "^:")):
    seconds = [seconds_of_update(make(), T) for T in lengths]
    told = [f"{1000 * s:.1f} for {T}" for s, T in zip(seconds, lengths)]
    print(f"{name}, milliseconds of an update:", ", ".join(told))
    axes.loglog(lengths, seconds, style, label=name)
axes.set(xlabel="steps", ylabel="seconds of an update, B = 1")
axes.set_xticks(lengths, lengths)
axes.legend();
