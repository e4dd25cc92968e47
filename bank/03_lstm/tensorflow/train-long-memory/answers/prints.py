"""Prints a line for each pass."""
# loses: test-train-long-memory-in-place
# says: prints while it trains


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=2)
    return model
