"""Forgets the return."""
# loses: test-train-long-memory-in-place
# says: returns None: `return model` is missing


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=3, verbose=0)
