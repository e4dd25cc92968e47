"""Shuffles the arrays of the caller."""
# loses: test-train-long-memory-in-place
# says: changes x or bits


def train_long_memory(model, x, bits):
    order = np.random.default_rng().permutation(len(x))
    x[:], bits[:] = x[order], bits[order]
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
    return model
