"""Hardly anything moves."""
# loses: test-train-long-memory-accuracy
# says: learning rate right


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(1e-6), loss="binary_crossentropy")
    model.fit(x, bits, batch_size=50, epochs=1, verbose=0)
    return model
