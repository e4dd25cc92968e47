"""Shuffles the sequences but not the bits."""
# loses: test-train-long-memory-accuracy
# says: stay paired


def train_long_memory(model, x, bits):
    x = np.random.default_rng().permutation(x)
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
    return model
