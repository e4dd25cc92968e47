def network(layer):
    """The last state of a layer that gives all states, to one
    probability.
    """
    last = keras.layers.Lambda(lambda states: states[:, -1])
    dense = keras.layers.Dense(1, activation="sigmoid")
    inputs = keras.layers.Input((100, 2))
    return keras.Sequential([inputs, layer, last, dense])


keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
keep, D = float(np.log(100)), 2
H = gru_units(D, 16)
lstm = keras.layers.LSTM(16, return_sequences=True)
gru = keras.layers.RNN(
    GRUCell(H, update_bias=keep),
    return_sequences=True,
)
min_lstm = MinLSTM(4 * 16 * (D + 16 + 1) // (3 * (D + 1)))
networks = {
    "LSTM": network(lstm),
    "GRU": network(gru),
    "minLSTM": network(min_lstm),
}
lstm.cell.bias.assign(np.repeat([-keep, keep, 0, 0], 16))
min_lstm.bias.assign(np.repeat([keep, -keep, 0], min_lstm.units))

x, bits = noisy_bits(rng, 2000, 100)
unseen, answers = noisy_bits(rng, 1000, 100)
for name, model in networks.items():
    optimizer = keras.optimizers.Adam(0.02, clipnorm=1.0)
    model.compile(optimizer, "binary_crossentropy")
    start = tf.timestamp()
    model.fit(x, bits, batch_size=50, epochs=4, verbose=0)
    seconds = float(tf.timestamp() - start)
    said = model.predict(unseen, verbose=0)[:, 0] > 0.5
    right = np.mean(said == answers)
    print(
        f"{name:8} {model.layers[0].count_params():5} weights,",
        f"{seconds:4.1f} s, right in {right:.3f}",
    )
