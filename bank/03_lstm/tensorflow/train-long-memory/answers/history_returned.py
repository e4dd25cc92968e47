"""Returns what fit gives."""
# loses: test-train-long-memory-in-place
# says: returns the History that fit gives


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    return model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
