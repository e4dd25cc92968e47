"""Compiles and never fits."""
# loses: test-train-long-memory-accuracy, test-train-long-memory-in-place
# says: Is model.fit called


def train_long_memory(model, x, bits):
    model.compile(optimizer=keras.optimizers.Adam(0.02, clipnorm=1.0), loss="binary_crossentropy")
    return model
