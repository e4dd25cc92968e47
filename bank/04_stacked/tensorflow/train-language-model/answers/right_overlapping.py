"""All windows, one step apart, and a rate that falls."""
# loses: nothing


def train_language_model(model, tokens, updates):
    windows = np.lib.stride_tricks.sliding_window_view(tokens, 51)
    chosen = windows[np.random.default_rng().integers(len(windows), size=32 * updates)]
    rates = keras.optimizers.schedules.CosineDecay(0.03, 2 * updates)
    model.compile(
        optimizer=keras.optimizers.Adam(rates, clipnorm=1.0),
        loss=lambda y, z: keras.ops.mean(keras.losses.sparse_categorical_crossentropy(y, z, from_logits=True)),
    )
    model.fit(chosen[:, :-1], chosen[:, 1:], batch_size=32, epochs=1, verbose=0)
    return model
